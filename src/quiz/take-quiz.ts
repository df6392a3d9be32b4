import { randomUUID } from 'node:crypto';
import { findCourse } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { WantGrade } from '../gradebook/index.ts';
import {
  isAbout,
  learnFromQuiz,
  listConcepts,
  recordEvidence,
  type Concept,
  type NewEvidence,
  type ReadMastery,
} from '../learner/index.ts';
import { readReleasedChunks, type OutlineEntry } from '../retrieve/index.ts';
import type { Language } from '../ground/language/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { wordsIn } from '../tongues/index.ts';
import { itemsUnderCheck } from './check-store.ts';
import { chooseItems } from './choose-items.ts';
import { gradeAnswer, mistakeIn } from './grade-answer.ts';
import { itemsMet, readBank, takenOutAmong } from './question-bank-store.ts';
import {
  chanceOf,
  toPublicItem,
  type ItemResult,
  type PublicItem,
  type QuizItem,
  type QuizResult,
} from './quiz.ts';
import {
  earlierAttempts,
  insertAttempt,
  insertQuiz,
  lockQuiz,
  type Quiz,
  type QuizOwner,
} from './quiz-store.ts';
import { wantedGrade } from './wanted-grade.ts';
import type { WantMastery } from './wanted-mastery.ts';

export type QuizRefusal = 'concept_not_found' | 'quiz_not_found' | 'no_material';

export class QuizRefusedError extends Error {
  override readonly name = 'QuizRefusedError';
  readonly code: QuizRefusal;

  constructor(code: QuizRefusal, message?: string) {
    super(message ?? wordsIn('en').problems[code]);
    this.code = code;
  }
}

export interface Quizzes {
  /** Makes a quiz on the concept, or on the one the student knows least. @throws QuizRefusedError */
  create(
    owner: QuizOwner,
    ask: { conceptId: string | null; lineItem: string | null; language: Language },
  ): Promise<CreatedQuiz>;
  /**
   * Grades the answers; the first attempt becomes evidence and a grade. The same answers once more are
   * the attempt that they were: what was said of it got lost on the way. @throws QuizRefusedError
   */
  attempt(
    owner: QuizOwner,
    quizId: string,
    given: { answers: Readonly<Record<string, unknown>>; language: Language },
  ): Promise<QuizResult>;
}

export interface CreatedQuiz {
  readonly quizId: string;
  readonly concept: { readonly id: string; readonly name: string };
  readonly items: readonly PublicItem[];
}

interface QuizNeeds {
  readonly withTenant: WithTenant;
  readonly readMastery: ReadMastery;
  readonly wantGrade: WantGrade;
  readonly wantMastery: WantMastery;
}

const itemsPerQuiz = 3;
/** As the snapshot counts passed quizzes (migration 0006). */
const passedFrom = 0.6;

export function createQuizzes({ withTenant, readMastery, ...wants }: QuizNeeds): Quizzes {
  return {
    create: async (owner, { conceptId, lineItem, language }) => {
      const order = conceptId === null ? await weakestFirst(readMastery, owner) : [conceptId];
      return withTenant(owner.tenantId, async (tx) => {
        const outline = await readReleasedChunks(tx, owner);
        const concepts = await listConcepts(tx, owner);
        const hasBank = await usesBank(tx, owner);
        const without = await itemsUnderCheck(tx, owner);
        const quizId = randomUUID();
        for (const id of order) {
          const concept = concepts.find((candidate) => candidate.id === id);
          if (!concept) throw new QuizRefusedError('concept_not_found');
          const bank = hasBank ? await readBank(tx, owner, id) : [];
          const met = bank.length > 0 ? await itemsMet(tx, owner, id) : new Set<string>();
          const material = { ...splitBy(concept, outline), bank, met, without };
          const items = chooseItems(material, itemsPerQuiz, quizId);
          if (items.length < itemsPerQuiz && order.at(-1) !== id) continue;
          if (items.length === 0) break;
          const quiz = { id: quizId, conceptId: id, items, lineItem, inConversation: false };
          await insertQuiz(tx, owner, quiz);
          const shown = items.map((item) => toPublicItem(item, language));
          return { quizId, concept: { id, name: concept.name }, items: shown };
        }
        throw new QuizRefusedError('no_material');
      });
    },
    attempt: (owner, quizId, { answers, language }) =>
      withTenant(owner.tenantId, async (tx) => {
        const quiz = await lockQuiz(tx, owner, quizId);
        if (!quiz) throw new QuizRefusedError('quiz_not_found');
        const earlier = await earlierAttempts(tx, owner.tenantId, quizId, answers);
        const sameAgain = earlier.find(({ isSame }) => isSame);
        if (sameAgain) return resultOf(sameAgain);
        const items = quiz.items.map((item) => gradeAnswer(item, answers[item.id], language));
        const counted = earlier.length === 0;
        const score = items.filter(({ correct }) => correct).length;
        const result = { score, max: items.length, items, counted };
        await insertAttempt(tx, owner.tenantId, quizId, { ...result, answers });
        if (counted) await settle(tx, wants, { owner, quiz, result, answers });
        return result;
      }),
  };
}

function resultOf({ score, max, items, counted }: QuizResult): QuizResult {
  return { score, max, items, counted };
}

async function weakestFirst(readMastery: ReadMastery, owner: QuizOwner): Promise<string[]> {
  const mastery = await readMastery(owner);
  return mastery
    .toSorted((a, b) => a.probability - b.probability || a.evidence - b.evidence)
    .map(({ id }) => id);
}

/** Whether an instructor lets questions be asked here that a model wrote. */
export async function usesBank(
  tx: Tx,
  { tenantId, courseId }: Omit<QuizOwner, 'userId'>,
): Promise<boolean> {
  return (await findCourse(tx, tenantId, courseId))?.settings.writtenQuestions ?? false;
}

/** The material of the concept, and the rest of the course. */
export function splitBy(
  concept: Concept,
  outline: readonly OutlineEntry[],
): { about: OutlineEntry[]; around: OutlineEntry[] } {
  const about = outline.filter((entry) => isAbout(entry, concept));
  return { about, around: outline.filter((entry) => !about.includes(entry)) };
}

/** What was asked together, and whether help was at hand. */
interface Asked {
  readonly source: 'quiz' | 'check';
  /** Of the quiz or check. */
  readonly quizId: string;
  readonly conceptId: string;
  readonly assisted: boolean;
}

/** What graded answers say, each as much as any other. */
export function evidenceOf(
  { source, quizId, conceptId, assisted }: Asked,
  items: readonly QuizItem[],
  results: readonly ItemResult[],
): NewEvidence[] {
  const chances = new Map(items.map((item) => [item.id, chanceOf(item)]));
  return results.map(({ id, correct }) => ({
    conceptId,
    source,
    outcome: correct ? 1 : 0,
    weight: 1,
    assisted,
    reference: `${quizId}/${id}`,
    chance: chances.get(id) ?? 0,
  }));
}

interface Settling {
  readonly owner: QuizOwner;
  readonly quiz: Quiz;
  readonly result: QuizResult;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Evidence and grade, in the transaction of the attempt: they exist together or not at all. */
async function settle(
  tx: Tx,
  { wantGrade, wantMastery }: Pick<QuizNeeds, 'wantGrade' | 'wantMastery'>,
  { owner, quiz, result, answers }: Settling,
): Promise<void> {
  const { id: quizId, conceptId, inConversation: assisted } = quiz;
  const shown = { source: 'quiz', quizId, conceptId, assisted } as const;
  await recordEvidence(tx, owner, evidenceOf(shown, quiz.items, result.items));
  // One answer under an explanation passes nothing, and is nobody's grade.
  const passed = !quiz.inConversation && result.score / result.max >= passedFrom;
  const course = await findCourse(tx, owner.tenantId, owner.courseId);
  // The switch that lets anything be noted about what a student has wrong.
  const mistaken = course?.settings.learnFromChat
    ? await mistakesIn(tx, owner, quiz.items, answers)
    : [];
  await learnFromQuiz(tx, owner, { quizId: quiz.id, conceptId: quiz.conceptId, passed, mistaken });
  if (quiz.inConversation) return;
  if (course?.settings.passback.quizzes)
    await wantGrade(tx, owner, await wantedGrade(tx, owner, { course, lineItem: quiz.lineItem }));
  await wantMastery(tx, owner);
}

/** What wrong choices mean, as far as no teacher has taken the question out since it was asked. */
async function mistakesIn(
  tx: Tx,
  owner: QuizOwner,
  items: Quiz['items'],
  answers: Settling['answers'],
): Promise<string[]> {
  const takenOut = await takenOutAmong(tx, owner, items);
  return items
    .filter(({ id }) => !takenOut.has(id))
    .flatMap((item) => mistakeIn(item, answers[item.id]) ?? []);
}
