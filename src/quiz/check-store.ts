import { z } from 'zod';
import { asJson, type Tx } from '../ground/db/index.ts';
import type { CheckKind, CheckOutcome } from '../learner/index.ts';
import { itemResult, quizItem, type ItemResult, type QuizItem } from './quiz.ts';
import { underAnyName, type QuizOwner } from './quiz-store.ts';

/** Two questions that decide about one contested answer, or that were planned. */
export interface Check {
  readonly id: string;
  readonly conceptId: string;
  /** Null for planned ones. */
  readonly evidenceId: string | null;
  readonly planned: CheckKind | null;
  readonly items: readonly QuizItem[];
  readonly begunAt: Date;
  /** Null while it is not answered. */
  readonly outcome: CheckOutcome | null;
  readonly results: readonly ItemResult[] | null;
  /** Begun within the last day: the only time in which it may be answered. */
  readonly isOpen: boolean;
}

type Row = Omit<Check, 'items' | 'results'> & { items: unknown; results: unknown };

/** Of one student and concept one may be begun in so long a time. */
const between = `interval '1 day'`;

const columns = `id, concept_id as "conceptId", evidence_id as "evidenceId", planned, items, begun_at as "begunAt",
  outcome, results, begun_at > now() - ${between} as "isOpen"`;

function toCheck(row: Row): Check {
  return {
    ...row,
    items: z.array(quizItem).parse(row.items),
    results: z.array(itemResult).nullable().parse(row.results),
  };
}

export async function insertCheck(
  tx: Tx,
  owner: QuizOwner,
  check: Pick<Check, 'id' | 'conceptId' | 'evidenceId' | 'planned' | 'items'>,
): Promise<void> {
  await tx.query(
    `insert into mastery_checks (tenant_id, id, course_id, user_id, concept_id, evidence_id, planned, items)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      owner.tenantId,
      check.id,
      owner.courseId,
      owner.userId,
      check.conceptId,
      check.evidenceId,
      check.planned,
      asJson(check.items),
    ],
  );
}

export async function findCheck(tx: Tx, owner: QuizOwner, id: string): Promise<Check | undefined> {
  const [row] = await tx.query<Row>(
    `select ${columns} from mastery_checks
     where tenant_id = $1 and id = $2 and user_id = $3 and course_id = $4`,
    [owner.tenantId, id, owner.userId, owner.courseId],
  );
  return row && toCheck(row);
}

/** The same, held until the end of the transaction. */
export async function lockCheck(tx: Tx, owner: QuizOwner, id: string): Promise<Check | undefined> {
  await tx.query(
    `select from mastery_checks
     where tenant_id = $1 and id = $2 and user_id = $3 and course_id = $4 for update`,
    [owner.tenantId, id, owner.userId, owner.courseId],
  );
  return findCheck(tx, owner, id);
}

/** The check on a concept that was begun last, if that is less than a day ago. */
export async function latestCheck(
  tx: Tx,
  owner: QuizOwner,
  conceptId: string,
): Promise<Check | undefined> {
  const [row] = await tx.query<Row>(
    `select ${columns} from mastery_checks
     where tenant_id = $1 and user_id = $2 and course_id = $3 and concept_id in ${underAnyName} and begun_at > now() - ${between}
     order by begun_at desc limit 1`,
    [owner.tenantId, owner.userId, owner.courseId, conceptId],
  );
  return row && toCheck(row);
}

/** The questions of checks in this course that a student has begun and may still answer. */
export async function itemsUnderCheck(
  tx: Tx,
  { tenantId, courseId, userId }: QuizOwner,
): Promise<QuizItem[]> {
  const rows = await tx.query<{ items: unknown }>(
    `select items from mastery_checks
     where tenant_id = $1 and user_id = $2 and course_id = $3 and outcome is null
       and begun_at > now() - ${between}`,
    [tenantId, userId, courseId],
  );
  return rows.flatMap(({ items }) => z.array(quizItem).parse(items));
}

/** Keeps what came of it; the caller has seen that nobody else did. */
export async function closeCheck(
  tx: Tx,
  tenantId: string,
  id: string,
  given: {
    readonly answers: Readonly<Record<string, unknown>>;
    readonly results: readonly ItemResult[];
    readonly outcome: CheckOutcome;
  },
): Promise<void> {
  await tx.query(
    `update mastery_checks set answered_at = now(), answers = $3, results = $4, outcome = $5
     where tenant_id = $1 and id = $2`,
    [tenantId, id, asJson(given.answers), asJson(given.results), given.outcome],
  );
}

/** Whether the tutor was asked anything since a check was begun, in whatever course. */
export async function wasHelped(
  tx: Tx,
  { userId }: Pick<QuizOwner, 'userId'>,
  { begunAt }: Pick<Check, 'begunAt'>,
): Promise<boolean> {
  const [row] = await tx.query<{ helped: boolean }>('select asked_since($1, $2) as helped', [
    userId,
    begunAt,
  ]);
  return row?.helped ?? false;
}

/** What a student wrote to the tutor since, in whatever course, the last first; the last fifty at most. */
export async function saidSince(
  tx: Tx,
  { userId }: Pick<QuizOwner, 'userId'>,
  since: Date,
): Promise<string[]> {
  const rows = await tx.query<{ said: string }>('select said from said_since($1, $2) as said', [
    userId,
    since,
  ]);
  return rows.map(({ said }) => said);
}

/** What a student was asked on a concept, in quizzes and checks, the last first. */
export async function askedLately(
  tx: Tx,
  { tenantId, courseId, userId }: QuizOwner,
  conceptId: string,
  most: number,
): Promise<{ readonly id: string; readonly items: readonly QuizItem[] }[]> {
  const rows = await tx.query<{ id: string; items: unknown }>(
    `select id, items from (
       select id, items, created_at as at from quizzes
       where tenant_id = $1 and user_id = $2 and course_id = $3 and concept_id in ${underAnyName}
       union all select id, items, begun_at from mastery_checks
       where tenant_id = $1 and user_id = $2 and course_id = $3 and concept_id in ${underAnyName}) asked
     order by at desc limit $5`,
    [tenantId, userId, courseId, conceptId, most],
  );
  return rows.map(({ id, items }) => ({ id, items: z.array(quizItem).parse(items) }));
}
