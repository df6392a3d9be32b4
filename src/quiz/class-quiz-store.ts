import { z } from 'zod';
import type { CourseKey } from '../courses/index.ts';
import { asJson, type Tx } from '../ground/db/index.ts';
import { quizItem, type QuizItem } from './quiz.ts';
import type { QuizOwner } from './quiz-store.ts';

/** A quiz with the same questions for everybody in a course. */
export interface ClassQuiz {
  readonly id: string;
  readonly courseId: string;
  readonly title: string;
  readonly conceptSlug: string;
  readonly conceptName: string;
  readonly items: readonly QuizItem[];
  readonly createdAt: Date;
}

const columns = `id, course_id as "courseId", title, concept_slug as "conceptSlug",
  concept_name as "conceptName", items, created_at as "createdAt"`;

type Row = Omit<ClassQuiz, 'items'> & { items: unknown };

function toClassQuiz(row: Row): ClassQuiz {
  return { ...row, items: z.array(quizItem).parse(row.items) };
}

export type NewClassQuiz = Omit<ClassQuiz, 'courseId' | 'createdAt'>;

interface NewQuiz {
  readonly quiz: NewClassQuiz;
  /** The one it was taken over from, in another course. */
  readonly originId: string | null;
  readonly toPlace?: boolean;
}

/** Inserts the quiz; one that was taken over from the same origin before stays as it is. */
export async function insertClassQuiz(
  tx: Tx,
  course: CourseKey,
  { quiz, originId, toPlace = false }: NewQuiz,
): Promise<ClassQuiz> {
  const [row] = await tx.query<Row>(
    `insert into class_quizzes as q
       (tenant_id, id, course_id, origin_id, title, concept_slug, concept_name, items, to_place_since)
     values ($1, $2, $3, $4, $5, $6, $7, $8, case when $9 then now() end)
     on conflict (tenant_id, course_id, origin_id) do update set title = q.title returning ${columns}`,
    [
      course.tenantId,
      quiz.id,
      course.courseId,
      originId,
      quiz.title,
      quiz.conceptSlug,
      quiz.conceptName,
      asJson(quiz.items),
      toPlace,
    ],
  );
  if (!row) throw new Error('the class quiz just created is not there');
  return toClassQuiz(row);
}

export async function listClassQuizzes(tx: Tx, course: CourseKey): Promise<ClassQuiz[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from class_quizzes where tenant_id = $1 and course_id = $2
     order by created_at desc limit 200`,
    [course.tenantId, course.courseId],
  );
  return rows.map(toClassQuiz);
}

/** Nobody looks for what they made the day before at the top of a list. */
const placesWithin = '1 day';

export async function findToPlace(tx: Tx, course: CourseKey): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `select id from class_quizzes where tenant_id = $1 and course_id = $2
       and to_place_since > now() - $3::interval
     order by to_place_since desc, id limit 1`,
    [course.tenantId, course.courseId, placesWithin],
  );
  return row?.id ?? null;
}

export async function markPlaced(tx: Tx, course: CourseKey, ids: readonly string[]): Promise<void> {
  await tx.query(
    `update class_quizzes set to_place_since = null
     where tenant_id = $1 and course_id = $2 and id = any($3::uuid[]) and to_place_since is not null`,
    [course.tenantId, course.courseId, [...ids]],
  );
}

/** The quiz of that id in the course, or what the course took over from it. */
export async function findInCourse(
  tx: Tx,
  course: CourseKey,
  id: string,
): Promise<ClassQuiz | undefined> {
  const [row] = await tx.query<Row>(
    `select ${columns} from class_quizzes
     where tenant_id = $1 and course_id = $2 and (id = $3 or origin_id = $3) order by id = $3 desc limit 1`,
    [course.tenantId, course.courseId, id],
  );
  return row && toClassQuiz(row);
}

/** The quiz of that id in another course of the same registration: a link that came by course copy. */
export async function findInSiblings(
  tx: Tx,
  course: CourseKey,
  id: string,
): Promise<ClassQuiz | undefined> {
  const [row] = await tx.query<Row>(
    `select ${columns} from class_quizzes
     where tenant_id = $1 and id = $3 and course_id in (
       select other.id from courses here join courses other
         on other.tenant_id = here.tenant_id and other.registration_id = here.registration_id
       where here.tenant_id = $1 and here.id = $2)`,
    [course.tenantId, course.courseId, id],
  );
  return row && toClassQuiz(row);
}

/** The student's own copy of a class quiz in one grade column, made at the first opening. */
export async function openOwnQuiz(
  tx: Tx,
  owner: QuizOwner,
  own: { classQuiz: ClassQuiz; conceptId: string; lineItem: string | null },
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into quizzes as q (tenant_id, course_id, user_id, concept_id, items, line_item, class_quiz_id)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, class_quiz_id, course_id, user_id, line_item) where class_quiz_id is not null
       do update set class_quiz_id = q.class_quiz_id
     returning id`,
    [
      owner.tenantId,
      owner.courseId,
      owner.userId,
      own.conceptId,
      asJson(own.classQuiz.items),
      own.lineItem,
      own.classQuiz.id,
    ],
  );
  if (!row) throw new Error('the quiz just opened is not there');
  return row.id;
}

/**
 * The class quizzes of the original, where the platform itself said that the course is a copy of it.
 * A parameter of a launch can be written by whoever edits the link, and quizzes come with their
 * solutions; after such a launch each one is taken over when a link that leads to it is opened.
 */
export async function carryClassQuizzesOver(
  tx: Tx,
  { tenantId, from, to, toldBy }: { tenantId: string; from: string; to: string; toldBy: string },
): Promise<void> {
  if (toldBy !== 'notice') return;
  await tx.query(
    `insert into class_quizzes (tenant_id, course_id, origin_id, title, concept_slug, concept_name, items)
     select tenant_id, $3, id, title, concept_slug, concept_name, items from class_quizzes
     where tenant_id = $1 and course_id = $2
     on conflict (tenant_id, course_id, origin_id) do nothing`,
    [tenantId, from, to],
  );
}
