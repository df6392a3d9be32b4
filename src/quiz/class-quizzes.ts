import { randomUUID } from 'node:crypto';
import type { CourseKey } from '../courses/index.ts';
import { ensureConcept, listConcepts } from '../learner/index.ts';
import { readReleasedChunks } from '../retrieve/index.ts';
import type { Language } from '../ground/language/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import {
  findInCourse,
  findInSiblings,
  findToPlace,
  insertClassQuiz,
  listClassQuizzes,
  markPlaced,
  openOwnQuiz,
  type ClassQuiz,
} from './class-quiz-store.ts';
import { chooseItems } from './choose-items.ts';
import { itemsOfClass, readBank } from './question-bank-store.ts';
import { toPublicItem } from './quiz.ts';
import type { QuizOwner } from './quiz-store.ts';
import { QuizRefusedError, splitBy, usesBank, type CreatedQuiz } from './take-quiz.ts';

/** Quizzes that an instructor places in the course for everybody. */
export interface ClassQuizzes {
  list(course: CourseKey): Promise<ClassQuiz[]>;
  /** The one that was made last to be placed and was not yet; not for longer than a day. */
  toPlace(course: CourseKey): Promise<string | null>;
  /** These were handed to the LMS. */
  placed(course: CourseKey, ids: readonly string[]): Promise<void>;
  /** Makes one on the spot, from what is released. @throws QuizRefusedError */
  make(
    course: CourseKey,
    ask: { conceptId: string; title: string | null; count: number; toPlace: boolean },
  ): Promise<ClassQuiz>;
  /** A quiz of this course. @throws QuizRefusedError */
  find(course: CourseKey, id: string): Promise<ClassQuiz>;
  /**
   * The student's own copy of the quiz a link leads to. In a copied course the quiz is taken over
   * from the course it was made in. @throws QuizRefusedError
   */
  open(
    owner: QuizOwner,
    id: string,
    ask: { lineItem: string | null; language: Language },
  ): Promise<CreatedQuiz>;
}

export function createClassQuizzes(withTenant: WithTenant): ClassQuizzes {
  return {
    list: (course) => withTenant(course.tenantId, (tx) => listClassQuizzes(tx, course)),
    toPlace: (course) => withTenant(course.tenantId, (tx) => findToPlace(tx, course)),
    placed: (course, ids) => withTenant(course.tenantId, (tx) => markPlaced(tx, course, ids)),
    make: (course, { conceptId, title, count, toPlace }) =>
      withTenant(course.tenantId, async (tx) => {
        const concepts = await listConcepts(tx, course);
        const concept = concepts.find(({ id }) => id === conceptId);
        if (!concept) throw new QuizRefusedError('concept_not_found');
        // For the whole class, whoever asks for it.
        const { tenantId, courseId } = course;
        const outline = await readReleasedChunks(tx, { tenantId, courseId });
        const bank = (await usesBank(tx, course)) ? await readBank(tx, course, conceptId) : [];
        const met = await itemsOfClass(tx, course, [concept.slug, ...concept.also]);
        const id = randomUUID();
        const material = { ...splitBy(concept, outline), bank, met };
        const items = chooseItems(material, count, id);
        if (items.length === 0) {
          throw new QuizRefusedError(
            'no_material',
            'The course does not hold enough text on this yet to make a quiz from.',
          );
        }
        const quiz = {
          id,
          title: title ?? `Quiz: ${concept.name}`,
          conceptSlug: concept.slug,
          conceptName: concept.name,
          items,
        };
        return insertClassQuiz(tx, course, { quiz, originId: null, toPlace });
      }),
    find: (course, id) =>
      withTenant(course.tenantId, async (tx) => required(await findInCourse(tx, course, id))),
    open: (owner, id, { lineItem, language }) =>
      withTenant(owner.tenantId, async (tx) => {
        const here = await findInCourse(tx, owner, id);
        const there = here ?? required(await findInSiblings(tx, owner, id));
        const classQuiz =
          here ??
          (await insertClassQuiz(tx, owner, {
            quiz: { ...there, id: randomUUID() },
            originId: there.id,
          }));
        const { conceptSlug: slug, conceptName: name, items } = classQuiz;
        const conceptId = await ensureConcept(tx, owner, { slug, name });
        const quizId = await openOwnQuiz(tx, owner, { classQuiz, conceptId, lineItem });
        const shown = items.map((item) => toPublicItem(item, language));
        return { quizId, concept: { id: conceptId, name }, items: shown };
      }),
  };
}

function required(found: ClassQuiz | undefined): ClassQuiz {
  if (found) return found;
  throw new QuizRefusedError('quiz_not_found', 'The quiz of this link is not there any more.');
}
