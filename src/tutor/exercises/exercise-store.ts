import { asJson, type Tx } from '../../ground/db/index.ts';
import { quizItem, type QuizItem } from '../../quiz/index.ts';
import type { Owner } from '../turn-store.ts';
import type { Turn } from '../turn.ts';

/** How long an exercise waits for its student (S54). */
export const waitsMinutes = 30;
/** Longer than the requests for one last, in seconds; whoever began it must be gone then. */
const lasts = 150;

/** What became of an exercise. `withdrawn`: what it stands on was not shown any more when it was asked for. */
export type ExerciseState = 'writing' | 'waiting' | 'served' | 'dropped' | 'withdrawn' | 'expired';

/** An exercise that waits for its student. */
export interface WaitingExercise {
  readonly id: string;
  readonly conceptId: string;
  readonly strategy: string;
  readonly item: QuizItem;
  readonly chunkIds: readonly string[];
}

// Nobody goes round to end what is over: it is over by the clock of the database.
const isOver = `((state = 'waiting' and expires_at <= now())
  or (state = 'writing' and begun_at < now() - interval '${lasts} seconds'))`;

/** Takes the writing of the exercise after a turn; false when somebody has it, or one waits on the concept. */
export async function beginExercise(
  tx: Tx,
  owner: Owner,
  begun: {
    readonly id: string;
    readonly conceptId: string;
    readonly turnId: string;
    readonly strategy: string;
    readonly promptVersion: string;
  },
): Promise<boolean> {
  const { tenantId, courseId, userId } = owner;
  await tx.query(
    `update exercises set item = null, state = case state when 'waiting' then 'expired' else 'dropped' end,
       reason = case state when 'writing' then 'lost' end
     where tenant_id = $1 and user_id = $2 and concept_id = $3 and ${isOver}`,
    [tenantId, userId, begun.conceptId],
  );
  const mine = await tx.query(
    `insert into exercises
       (tenant_id, id, work_id, course_id, user_id, concept_id, turn_id, strategy, prompt_version, state)
     values ($1, $2, $2, $3, $4, $5, $6, $7, $8, 'writing') on conflict do nothing returning id`,
    [
      tenantId,
      begun.id,
      courseId,
      userId,
      begun.conceptId,
      begun.turnId,
      begun.strategy,
      begun.promptVersion,
    ],
  );
  return mine.length > 0;
}

/** Gives the writing back: nobody was asked. */
export async function forgetExercise(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.query(
    `delete from exercises where tenant_id = $1 and id = $2 and state = 'writing' and cost_micros = 0`,
    [tenantId, id],
  );
}

/** How many exercises were begun for a student within a day. */
export async function countBegun(tx: Tx, { tenantId, userId }: Owner): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from exercises
     where tenant_id = $1 and user_id = $2 and work_id is not null and begun_at > now() - interval '1 day'`,
    [tenantId, userId],
  );
  return row?.count ?? 0;
}

/** Adds what a request for it cost. */
export async function addCost(
  tx: Tx,
  tenantId: string,
  { id, micros }: { readonly id: string; readonly micros: number },
): Promise<void> {
  await tx.query(
    'update exercises set cost_micros = cost_micros + $3 where tenant_id = $1 and id = $2',
    [tenantId, id, micros],
  );
}

/** Lets an exercise wait for its student. Does nothing once it was given up. */
export async function keepExercise(
  tx: Tx,
  tenantId: string,
  { id, item, chunkIds }: Pick<WaitingExercise, 'id' | 'item' | 'chunkIds'>,
): Promise<void> {
  await tx.query(
    `update exercises set state = 'waiting', item = $3, chunk_ids = $4,
       expires_at = now() + interval '${waitsMinutes} minutes'
     where tenant_id = $1 and id = $2 and state = 'writing'`,
    [tenantId, id, asJson(item), [...chunkIds]],
  );
}

/** Ends an exercise that nobody is given, and says why. */
export async function endExercise(
  tx: Tx,
  tenantId: string,
  {
    id,
    state,
    reason,
  }: { readonly id: string; readonly state: 'dropped' | 'withdrawn'; readonly reason: string },
): Promise<void> {
  await tx.query(
    `update exercises set state = $3, reason = $4, item = null
     where tenant_id = $1 and id = $2 and state in ('writing', 'waiting')`,
    [tenantId, id, state, reason],
  );
}

/** What waits for a student in a course, the newest first. */
export async function listWaiting(tx: Tx, owner: Owner): Promise<WaitingExercise[]> {
  const rows = await tx.query<Omit<WaitingExercise, 'item'> & { item: unknown }>(
    `select id, concept_id as "conceptId", strategy, item, chunk_ids as "chunkIds" from exercises
     where tenant_id = $1 and user_id = $2 and course_id = $3 and state = 'waiting' and expires_at > now()
     order by begun_at desc, id`,
    [owner.tenantId, owner.userId, owner.courseId],
  );
  return rows.map((row) => ({ ...row, item: quizItem.parse(row.item) }));
}

/** Gives a waiting exercise to a turn of its student: to the first that asks, and while it waits. */
export async function claimExercise(
  tx: Tx,
  owner: Owner,
  { id, turnId }: { readonly id: string; readonly turnId: string },
): Promise<boolean> {
  const mine = await tx.query(
    `update exercises set state = 'served', served_turn_id = $5, item = null
     where tenant_id = $1 and user_id = $2 and course_id = $3 and id = $4 and state = 'waiting'
       and expires_at > now() returning id`,
    [owner.tenantId, owner.userId, owner.courseId, id, turnId],
  );
  return mine.length > 0;
}

/** Of two workers that run one turn, the second sees what the first gave. */
export async function lockTurn(
  tx: Tx,
  { tenantId, id }: Pick<Turn, 'tenantId' | 'id'>,
): Promise<void> {
  await tx.query('select id from turns where tenant_id = $1 and id = $2 for no key update', [
    tenantId,
    id,
  ]);
}

/** Notes an exercise that nobody prepared and that a turn gives. */
export async function noteUnprepared(
  tx: Tx,
  owner: Owner,
  one: {
    readonly id: string;
    readonly conceptId: string;
    readonly turnId: string;
    readonly strategy: string;
  },
): Promise<void> {
  await tx.query(
    `insert into exercises (tenant_id, id, course_id, user_id, concept_id, strategy, state, served_turn_id)
     values ($1, $2, $3, $4, $5, $6, 'served', $7)`,
    [owner.tenantId, one.id, owner.courseId, owner.userId, one.conceptId, one.strategy, one.turnId],
  );
}

/** An exercise that a turn gave. */
export interface ServedExercise {
  readonly id: string;
  readonly turnId: string;
  readonly conceptId: string;
  readonly strategy: string;
  readonly prepared: boolean;
}

/** Those that these turns gave, whichever worker ran them. */
export async function listServed(
  tx: Tx,
  { tenantId, userId }: Owner,
  turnIds: readonly string[],
): Promise<ServedExercise[]> {
  return tx.query<ServedExercise>(
    `select id, served_turn_id as "turnId", concept_id as "conceptId", strategy, work_id is not null as prepared
     from exercises where tenant_id = $1 and user_id = $2 and served_turn_id = any($3::uuid[])`,
    [tenantId, userId, [...turnIds]],
  );
}

/** What was prepared while the answer of a turn was read, what it cost, and what became of it. */
export interface PreparedNext {
  readonly concept: string;
  readonly state: ExerciseState;
  readonly costMicros: number;
}

export async function listPrepared(
  tx: Tx,
  { tenantId, userId }: Owner,
  turnIds: readonly string[],
): Promise<ReadonlyMap<string, PreparedNext>> {
  const rows = await tx.query<PreparedNext & { turnId: string }>(
    `select e.turn_id as "turnId", c.name as concept, e.cost_micros::float8 as "costMicros",
       case when not ${isOver} then state when state = 'waiting' then 'expired' else 'dropped' end as state
     from exercises e join concepts c on c.tenant_id = e.tenant_id and c.id = e.concept_id
     where e.tenant_id = $1 and e.user_id = $2 and e.turn_id = any($3::uuid[])`,
    [tenantId, userId, [...turnIds]],
  );
  return new Map(rows.map(({ turnId, ...one }) => [turnId, one]));
}

/** What was prepared for the students of a course in the last days, and what became of it. */
export interface ExerciseCounts {
  readonly days: number;
  readonly prepared: number;
  readonly served: number;
  readonly expired: number;
  /** Of all of them, those that were not kept included. */
  readonly costMicros: number;
}

const countedDays = 30;

export async function countExercises(
  tx: Tx,
  { tenantId, courseId }: Pick<Owner, 'tenantId' | 'courseId'>,
): Promise<ExerciseCounts> {
  const [row] = await tx.query<Omit<ExerciseCounts, 'days'>>(
    `select count(*) filter (where state in ('waiting', 'served', 'withdrawn', 'expired'))::int as prepared,
       count(*) filter (where state = 'served')::int as served,
       count(*) filter (where state = 'expired' or (state = 'waiting' and expires_at <= now()))::int as expired,
       coalesce(sum(cost_micros), 0)::float8 as "costMicros"
     from exercises where tenant_id = $1 and course_id = $2 and work_id is not null
       and begun_at > now() - $3 * interval '1 day'`,
    [tenantId, courseId, countedDays],
  );
  return { days: countedDays, prepared: 0, served: 0, expired: 0, costMicros: 0, ...row };
}
