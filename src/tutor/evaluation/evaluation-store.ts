import { asJson, type Tx } from '../../ground/db/index.ts';
import type { Turn } from '../turn.ts';

type TurnKey = Pick<Turn, 'tenantId' | 'id' | 'courseId' | 'userId'>;

/** What came of reading a turn. */
export type EvaluationOutcome = 'learned' | 'nothing_shown' | 'malformed' | 'no_model';

/** Where the reading of a turn stands. */
export interface Evaluation {
  /** Under which its money is set aside. */
  readonly workId: string;
  /** Ids of what the model is shown, in the order by which its reply names it. */
  readonly shown: { readonly concepts: readonly string[]; readonly known: readonly string[] };
  readonly ended: boolean;
  /** Whoever began it must be gone. */
  readonly left: boolean;
}

/** Longer than two requests to a model last, in seconds; shorter than its job counts as lost. */
const lasts = 150;

/** Takes the reading of a turn; false when somebody has it. */
export async function beginEvaluation(
  tx: Tx,
  turn: TurnKey,
  { workId, shown }: Pick<Evaluation, 'workId' | 'shown'>,
): Promise<boolean> {
  const mine = await tx.query(
    `insert into turn_evaluations (tenant_id, turn_id, course_id, user_id, work_id, shown)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning turn_id`,
    [turn.tenantId, turn.id, turn.courseId, turn.userId, workId, asJson(shown)],
  );
  return mine.length > 0;
}

export async function findEvaluation(tx: Tx, turn: TurnKey): Promise<Evaluation | undefined> {
  const [row] = await tx.query<Evaluation>(
    `select work_id as "workId", shown, ended_at is not null as ended,
       begun_at < now() - interval '${lasts} seconds' as "left"
     from turn_evaluations
     where tenant_id = $1 and turn_id = $2`,
    [turn.tenantId, turn.id],
  );
  return row;
}

/** Gives the reading of a turn back: nobody was asked. */
export async function dropEvaluation(tx: Tx, turn: TurnKey): Promise<void> {
  await tx.query(
    'delete from turn_evaluations where tenant_id = $1 and turn_id = $2 and ended_at is null',
    [turn.tenantId, turn.id],
  );
}

/** Ends the reading of a turn, once; false when it is over. */
export async function endEvaluation(
  tx: Tx,
  turn: TurnKey,
  { outcome, nextStep }: { outcome: EvaluationOutcome; nextStep: string | null },
): Promise<boolean> {
  const mine = await tx.query(
    `update turn_evaluations set ended_at = now(), outcome = $3, next_step = $4
     where tenant_id = $1 and turn_id = $2 and ended_at is null returning turn_id`,
    [turn.tenantId, turn.id, outcome, nextStep],
  );
  return mine.length > 0;
}

/** What was said last that a student should do next in a course; null where nothing was. */
export async function lastNextStep(
  tx: Tx,
  { tenantId, courseId, userId }: Pick<TurnKey, 'tenantId' | 'courseId' | 'userId'>,
): Promise<string | null> {
  const [row] = await tx.query<{ nextStep: string }>(
    `select next_step as "nextStep" from turn_evaluations
     where tenant_id = $1 and user_id = $2 and course_id = $3 and next_step is not null
     order by begun_at desc limit 1`,
    [tenantId, userId, courseId],
  );
  return row?.nextStep ?? null;
}

/** How many turns of a student were read within a day. */
export async function countEvaluations(
  tx: Tx,
  { tenantId, userId }: Pick<TurnKey, 'tenantId' | 'userId'>,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from turn_evaluations
     where tenant_id = $1 and user_id = $2 and begun_at > now() - interval '1 day'`,
    [tenantId, userId],
  );
  return row?.count ?? 0;
}

/** What a model replied to the last request of the reading; undefined while none came back whole. */
export async function findReply(tx: Tx, turn: TurnKey): Promise<string | undefined> {
  const [row] = await tx.query<{ response: string }>(
    `select response from model_calls
     where tenant_id = $1 and turn_id = $2 and task = 'chat_evaluation' and error_kind is null and response <> ''
     order by created_at desc, id desc limit 1`,
    [turn.tenantId, turn.id],
  );
  return row?.response;
}

/** What the tutor said last before a turn; empty at the beginning of a conversation. */
export async function answerBefore(
  tx: Tx,
  turn: Pick<Turn, 'tenantId' | 'threadId' | 'id'>,
): Promise<string> {
  const [row] = await tx.query<{ answer: string }>(
    `select b.answer from turns t join turns b on b.tenant_id = t.tenant_id and b.thread_id = t.thread_id
       and b.created_at < t.created_at and b.status = 'complete'
     where t.tenant_id = $1 and t.thread_id = $2 and t.id = $3 order by b.created_at desc limit 1`,
    [turn.tenantId, turn.threadId, turn.id],
  );
  return row?.answer ?? '';
}
