import { z } from 'zod';
import { asJson, type Tx } from '../ground/db/index.ts';
import { itemResult, quizItem, type QuizItem, type QuizResult } from './quiz.ts';

export interface QuizOwner {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
}

export interface Quiz {
  readonly id: string;
  readonly conceptId: string;
  readonly items: readonly QuizItem[];
  readonly lineItem: string | null;
  /** Asked inside a conversation, with help at hand. */
  readonly inConversation: boolean;
}

/** Of a concept ($4 of the query), its id and those of the concepts that were merged into it. */
export const underAnyName = `(select k.id from concepts k where k.tenant_id = $1 and $4::uuid in (k.id, k.merged_into))`;

export async function insertQuiz(tx: Tx, owner: QuizOwner, quiz: Quiz): Promise<void> {
  await tx.query(
    `insert into quizzes (tenant_id, id, course_id, user_id, concept_id, items, line_item, in_conversation)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      owner.tenantId,
      quiz.id,
      owner.courseId,
      owner.userId,
      quiz.conceptId,
      asJson(quiz.items),
      quiz.lineItem,
      quiz.inConversation,
    ],
  );
}

/** A quiz of this person in this course; locked, so that two attempts at once take their turn. */
export async function lockQuiz(tx: Tx, owner: QuizOwner, id: string): Promise<Quiz | undefined> {
  const [row] = await tx.query<Omit<Quiz, 'items'> & { items: unknown }>(
    `select id, concept_id as "conceptId", items, line_item as "lineItem", in_conversation as "inConversation"
     from quizzes where tenant_id = $1 and id = $2 and user_id = $3 and course_id = $4 for update`,
    [owner.tenantId, id, owner.userId, owner.courseId],
  );
  return row && { ...row, items: z.array(quizItem).parse(row.items) };
}

/** What came of attempts before, the first one first, and which of them gave the very same answers. */
export async function earlierAttempts(
  tx: Tx,
  tenantId: string,
  quizId: string,
  answers: Readonly<Record<string, unknown>>,
): Promise<(QuizResult & { readonly isSame: boolean })[]> {
  const rows = await tx.query<QuizResult & { isSame: boolean }>(
    `select score::float8, max::float8, results as items, counted, answers = $3::jsonb as "isSame"
     from quiz_attempts where tenant_id = $1 and quiz_id = $2 order by created_at, id`,
    [tenantId, quizId, asJson(answers)],
  );
  return rows.map((row) => ({ ...row, items: z.array(itemResult).parse(row.items) }));
}

export async function insertAttempt(
  tx: Tx,
  tenantId: string,
  quizId: string,
  attempt: QuizResult & { answers: Readonly<Record<string, unknown>> },
): Promise<void> {
  await tx.query(
    `insert into quiz_attempts (tenant_id, quiz_id, answers, results, score, max, counted)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tenantId,
      quizId,
      asJson(attempt.answers),
      asJson(attempt.items),
      attempt.score,
      attempt.max,
      attempt.counted,
    ],
  );
}

/** The latest counted result of each concept, for one grade column. Scores are shares from 0 to 1. */
export interface ConceptScore {
  readonly conceptName: string;
  readonly score: number;
  readonly max: number;
  readonly answeredAt: Date;
}

export async function latestScores(
  tx: Tx,
  owner: QuizOwner,
  lineItem: string | null,
): Promise<ConceptScore[]> {
  return tx.query<ConceptScore>(
    `select distinct on (q.concept_id) c.name as "conceptName", a.score::float8, a.max::float8,
       a.created_at as "answeredAt"
     from quizzes q
     join quiz_attempts a on a.tenant_id = q.tenant_id and a.quiz_id = q.id and a.counted
     join concepts c on c.tenant_id = q.tenant_id and c.id = q.concept_id
     where q.tenant_id = $1 and q.user_id = $2 and q.course_id = $3 and q.line_item is not distinct from $4
       and not q.in_conversation
     order by q.concept_id, a.created_at desc`,
    [owner.tenantId, owner.userId, owner.courseId, lineItem],
  );
}

/** Everybody who has something to post in a course, per grade column, in the order in which decisions lock their grades. */
export async function studentsWithScores(
  tx: Tx,
  course: { tenantId: string; courseId: string },
): Promise<{ userId: string; lineItem: string | null }[]> {
  return tx.query<{ userId: string; lineItem: string | null }>(
    `select distinct q.user_id as "userId", q.line_item as "lineItem"
     from quizzes q join quiz_attempts a on a.tenant_id = q.tenant_id and a.quiz_id = q.id and a.counted
     where q.tenant_id = $1 and q.course_id = $2 and not q.in_conversation
     order by 1, 2`,
    [course.tenantId, course.courseId],
  );
}

/** One taking of one quiz, as it was kept. */
export interface KeptAttempt extends QuizResult {
  readonly title: string;
  readonly questions: readonly QuizItem[];
  readonly answers: Readonly<Record<string, unknown>>;
  readonly answeredAt: Date;
}

type AttemptRow = Omit<KeptAttempt, 'questions' | 'items'> & { questions: unknown; items: unknown };

/**
 * What a student handed in, oldest first: of the class quiz that a link leads to, else of all
 * quizzes of a grade column; a null column is the one of quizzes without a link of their own.
 */
export async function listAttempts(
  tx: Tx,
  owner: QuizOwner,
  of: { readonly classQuizId: string } | { readonly lineItem: string | null } | 'all',
): Promise<KeptAttempt[]> {
  const [where, value] = chosenBy(of);
  const rows = await tx.query<AttemptRow>(
    `select coalesce(k.title, c.name) as title, q.items as questions, a.answers, a.results as items,
       a.score::float8, a.max::float8, a.counted, a.created_at as "answeredAt"
     from quizzes q
     join quiz_attempts a on a.tenant_id = q.tenant_id and a.quiz_id = q.id
     join concepts c on c.tenant_id = q.tenant_id and c.id = q.concept_id
     left join class_quizzes k on k.tenant_id = q.tenant_id and k.id = q.class_quiz_id
     where q.tenant_id = $1 and q.course_id = $2 and q.user_id = $3 and ${where}
       and not q.in_conversation
     order by a.created_at, a.id limit 200`,
    [owner.tenantId, owner.courseId, owner.userId, value],
  );
  return rows.map((row) => ({
    ...row,
    questions: z.array(quizItem).parse(row.questions),
    items: z.array(itemResult).parse(row.items),
  }));
}

function chosenBy(of: Parameters<typeof listAttempts>[2]): [where: string, value: unknown] {
  if (of === 'all') return ['$4::boolean', true];
  return 'classQuizId' in of
    ? ['(k.id = $4 or k.origin_id = $4)', of.classQuizId]
    : ['q.line_item is not distinct from $4', of.lineItem];
}

/** A question as it was asked in a conversation, and what came of the first answer to it. */
export interface AskedQuestion {
  readonly quizId: string;
  readonly concept: string;
  readonly item: QuizItem;
  readonly answers: Readonly<Record<string, unknown>> | null;
  readonly result: QuizResult | null;
}

/** Those of these quizzes that were asked of this person inside a conversation. */
export async function listAsked(
  tx: Tx,
  owner: QuizOwner,
  ids: readonly string[],
): Promise<AskedQuestion[]> {
  const rows = await tx.query<{
    quizId: string;
    concept: string;
    items: unknown;
    answers: Readonly<Record<string, unknown>> | null;
    results: unknown;
    score: number;
    max: number;
    counted: boolean;
  }>(
    `select q.id as "quizId", c.name as concept, q.items, a.answers, a.results, a.score::float8, a.max::float8, a.counted
     from quizzes q
     join concepts c on c.tenant_id = q.tenant_id and c.id = q.concept_id
     left join quiz_attempts a on a.tenant_id = q.tenant_id and a.quiz_id = q.id and a.counted
     where q.tenant_id = $1 and q.user_id = $2 and q.course_id = $3 and q.id = any($4::uuid[]) and q.in_conversation`,
    [owner.tenantId, owner.userId, owner.courseId, [...ids]],
  );
  return rows.flatMap(({ quizId, concept, items, answers, results, ...rest }) => {
    const [item] = z.array(quizItem).parse(items);
    const result = answers && { ...rest, items: z.array(itemResult).parse(results) };
    return item ? [{ quizId, concept, item, answers, result }] : [];
  });
}

/** What a student was asked about a concept, as it was put, and by the words it rests on. */
export async function questionsMet(
  tx: Tx,
  { tenantId, courseId, userId }: QuizOwner,
  conceptId: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ prompt: string; quote: string }>(
    `select distinct item ->> 'prompt' as prompt, item #>> '{source,quote}' as quote
     from quizzes q, jsonb_array_elements(q.items) as item
     where q.tenant_id = $1 and q.user_id = $2 and q.course_id = $3 and q.concept_id in ${underAnyName}`,
    [tenantId, userId, courseId, conceptId],
  );
  return new Set(rows.flatMap(({ prompt, quote }) => [prompt, quote]));
}
