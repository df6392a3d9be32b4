import { pseudonymOf, readVisibility, type Visibility } from '../courses/index.ts';
import { columnOf, readPostedGrade, type PostedGrade } from '../gradebook/index.ts';
import type { Language } from '../ground/language/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { findPlatformUser } from '../launch/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { toPublicItem, type ItemSource, type PublicItem } from './quiz.ts';
import { listAttempts, type KeptAttempt, type QuizOwner } from './quiz-store.ts';

/** What a student did for one column of the gradebook, with solutions: for those who teach. */
export interface ReviewedWork {
  readonly student: {
    readonly name: string | null;
    /** In the place of the name, where the school lets nobody see it. */
    readonly pseudonym?: string;
  };
  /** Oldest first; empty when nothing was handed in. */
  readonly attempts: readonly ReviewedAttempt[];
  /** How the grade stands on its way to the LMS; null while there is none. */
  readonly grade: ReviewedGrade | null;
  /** The school shows nobody what a single student answered: there may be attempts, and none is told. */
  readonly withheld?: true;
}

/** A grade whose score is null is not in the gradebook, and the school shows nobody what is not. */
type ReviewedGrade = Omit<PostedGrade, 'score'> & { readonly score: number | null };

interface ReviewedAttempt {
  readonly title: string;
  readonly answeredAt: Date;
  readonly score: number;
  readonly max: number;
  /** False: a later try, made with the solutions known. */
  readonly counted: boolean;
  readonly items: readonly ReviewedItem[];
}

interface ReviewedItem extends PublicItem {
  /** Null when nothing was answered. */
  readonly answer: string | null;
  readonly solution: string;
  readonly correct: boolean;
  readonly source: ItemSource;
}

/** The quiz by the link that leads to it, else by the address of its column; null where neither is known. */
export interface ReviewQuestion extends QuizOwner {
  /** Who looks: everybody sees their own. */
  readonly readerId: string;
  readonly classQuizId: string | null;
  readonly lineItem: string | null;
}

export type ReviewWork = (
  question: ReviewQuestion,
  language: Language,
) => Promise<ReviewedWork | undefined>;

/**
 * Reads a student's work, as far as the school lets those who teach see it; undefined when the person is not
 * known any more. Changes nothing.
 */
export function createReviewWork(withTenant: WithTenant): ReviewWork {
  return ({ classQuizId, lineItem, readerId, ...owner }, language) =>
    withTenant(owner.tenantId, async (tx) => {
      const user = await findPlatformUser(tx, owner.tenantId, owner.userId);
      if (!user) return undefined;
      const column = await columnOf(tx, owner, lineItem);
      const grade = (await readPostedGrade(tx, owner, column)) ?? null;
      const visibility = await visibilityTo(readerId, tx, owner);
      if (visibility.level === 'aggregate')
        return { student: { name: null }, attempts: [], grade: asPosted(grade), withheld: true };
      const ofColumn = column.purpose === 'mastery' ? 'all' : { lineItem: column.lineItem };
      const of = classQuizId === null ? ofColumn : { classQuizId };
      const attempts = await listAttempts(tx, owner, of);
      return {
        student: called(user.name, owner, visibility),
        attempts: attempts.map((attempt) => toReviewed(attempt, language)),
        grade,
      };
    });
}

/** Without a number that may never reach the gradebook. */
function asPosted(grade: PostedGrade | null): ReviewedGrade | null {
  return grade?.state === 'waiting' ? grade : grade && { ...grade, score: grade.postedScore };
}

async function visibilityTo(readerId: string, tx: Tx, owner: QuizOwner): Promise<Visibility> {
  if (readerId === owner.userId) return { level: 'named', salt: null };
  return readVisibility(tx, owner.tenantId);
}

function called(
  name: string | null,
  { courseId, userId }: QuizOwner,
  { level, salt }: Visibility,
): ReviewedWork['student'] {
  if (level === 'named' || salt === null) return { name };
  return { name: null, pseudonym: pseudonymOf(salt, courseId, userId) };
}

function toReviewed(
  { questions, answers, items, ...attempt }: KeptAttempt,
  language: Language,
): ReviewedAttempt {
  const { title, answeredAt, score, max, counted } = attempt;
  const outcomes = new Map(items.map((item) => [item.id, item]));
  const reviewed = questions.map((question) => ({
    ...toPublicItem(question, language),
    answer: textOf(answers[question.id]),
    solution: question.solution,
    correct: outcomes.get(question.id)?.correct ?? false,
    source: question.source,
  }));
  return { title, answeredAt, score, max, counted, items: reviewed };
}

function textOf(answer: unknown): string | null {
  return typeof answer === 'string' || typeof answer === 'number' ? String(answer) : null;
}
