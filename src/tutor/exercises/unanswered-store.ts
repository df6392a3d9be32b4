import type { Tx } from '../../ground/db/index.ts';
import { quizItem } from '../../quiz/index.ts';
import type { Owner } from '../turn-store.ts';
import { waitsMinutes, type WaitingExercise } from './exercise-store.ts';

/** An exercise that was prepared, given to a turn, and not answered. */
export interface UnansweredExercise extends WaitingExercise {
  readonly turnId: string;
  /** Its turn was stopped or failed: who knows whether its student has seen it. */
  readonly brokenOff: boolean;
}

/** Whoever asks for another one sooner has seen this one, and wants another. */
const leftAfterMinutes = waitsMinutes;
/** Later than that the course is elsewhere. */
const offeredAgainDays = 7;

/** What a student may be offered again, the newest first. */
export async function listUnanswered(tx: Tx, owner: Owner): Promise<UnansweredExercise[]> {
  const rows = await tx.query<Omit<UnansweredExercise, 'item'> & { item: unknown }>(
    `select e.id, e.concept_id as "conceptId", e.strategy, q.items -> 0 as item, e.chunk_ids as "chunkIds",
       e.served_turn_id as "turnId", t.status <> 'complete' as "brokenOff"
     from exercises e join quizzes q on q.tenant_id = e.tenant_id and q.id = e.id
       join turns t on t.tenant_id = e.tenant_id and t.id = e.served_turn_id
     where e.tenant_id = $1 and e.user_id = $2 and e.course_id = $3 and e.state = 'served'
       and e.chunk_ids is not null and t.finished_at > now() - interval '${offeredAgainDays} days'
       and (t.status <> 'complete' or t.finished_at < now() - interval '${leftAfterMinutes} minutes')
       and not exists (select from quiz_attempts a where a.tenant_id = e.tenant_id and a.quiz_id = e.id)
     order by e.begun_at desc, e.id`,
    [owner.tenantId, owner.userId, owner.courseId],
  );
  return rows.map((row) => ({ ...row, item: quizItem.parse(row.item) }));
}

/** Gives it to another turn of its student; false when that one has it no more, or it was answered meanwhile. */
export async function giveAgain(
  tx: Tx,
  { tenantId, userId }: Owner,
  { id, from, to }: { readonly id: string; readonly from: string; readonly to: string },
): Promise<boolean> {
  const mine = await tx.query(
    `update exercises e set served_turn_id = $5
     where e.tenant_id = $1 and e.user_id = $2 and e.id = $3 and e.served_turn_id = $4
       and not exists (select from quiz_attempts a where a.tenant_id = e.tenant_id and a.quiz_id = e.id)
     returning e.id`,
    [tenantId, userId, id, from, to],
  );
  return mine.length > 0;
}
