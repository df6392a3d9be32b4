import { asJson, type Tx } from '../ground/db/index.ts';
import type { GradeTrouble } from './grade-trouble.ts';
import {
  beforeAfter,
  postedBefore,
  type OutboxEntry,
  type PostedBefore,
  type WantedGrade,
} from './outbox-entry.ts';
import { wantStep, type WantStep } from './want-step.ts';

export const entryColumns = `tenant_id as "tenantId", id, course_id as "courseId", user_id as "userId", purpose,
  line_item as "lineItem", score::float8, comment, worked_at as "workedAt", state, deed, version,
  changed_at as "changedAt", approved_version as "approvedVersion", released_at as "releasedAt",
  proposed_at as "proposedAt", undone_worked_at as "undoneWorkedAt", reason, reason_code as "reasonCode",
  posted_score::float8 as "postedScore", posted_comment as "postedComment", posted_timestamp as "postedTimestamp",
  posted_before as "postedBefore", sent_version as "sentVersion", sent_score::float8 as "sentScore",
  sent_timestamp as "sentTimestamp"`;

export type EntryRow = Omit<OutboxEntry, 'postedBefore'> & { readonly postedBefore: unknown };

export function toEntry(row: EntryRow): OutboxEntry {
  return { ...row, postedBefore: postedBefore.parse(row.postedBefore) };
}

interface Student {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
}

/**
 * Sets the wanted grade; the latest one wins. Returns the entry's id when it is to be posted, null when nothing is.
 * @param asksFirst whether the course has its grades approved before they are posted
 */
export async function wantInOutbox(
  tx: Tx,
  student: Student,
  { grade, asksFirst }: { readonly grade: WantedGrade; readonly asksFirst: boolean },
): Promise<string | null> {
  const kept = (await lockEntry(tx, student, grade)) ?? (await insertEntry(tx, student, grade));
  // Somebody else's, come in between.
  const entry = kept ?? (await lockEntry(tx, student, grade));
  if (!entry) throw new Error('the grade just wanted is not there');
  const step = wantStep(entry.version === 0 ? undefined : entry, grade, asksFirst);
  if (step === 'none') return null;
  await takeStep(tx, entry, { grade, step });
  return step === 'wait' ? entry.id : null;
}

async function lockEntry(
  tx: Tx,
  { tenantId, courseId, userId }: Student,
  { purpose, lineItem }: WantedGrade,
): Promise<OutboxEntry | undefined> {
  const [row] = await tx.query<EntryRow>(
    `select ${entryColumns} from grade_outbox
     where tenant_id = $1 and course_id = $2 and user_id = $3 and purpose = $4
       and line_item is not distinct from $5 for update`,
    [tenantId, courseId, userId, purpose, lineItem],
  );
  return row && toEntry(row);
}

/** An entry of which nothing is wanted yet: version 0, which nobody else ever sees. */
async function insertEntry(
  tx: Tx,
  { tenantId, courseId, userId }: Student,
  { purpose, lineItem, score, comment, workedAt }: WantedGrade,
): Promise<OutboxEntry | undefined> {
  const [row] = await tx.query<EntryRow>(
    `insert into grade_outbox
       (tenant_id, course_id, user_id, purpose, line_item, score, comment, worked_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 0)
     on conflict (tenant_id, course_id, user_id, purpose, line_item) do nothing
     returning ${entryColumns}`,
    [tenantId, courseId, userId, purpose, lineItem, score, comment, workedAt],
  );
  return row && toEntry(row);
}

async function takeStep(
  tx: Tx,
  { tenantId, id }: OutboxEntry,
  { grade, step }: { readonly grade: WantedGrade; readonly step: WantStep },
): Promise<void> {
  const values = [tenantId, id, grade.score, grade.comment, grade.workedAt];
  if (step === 'touch') {
    await tx.query('update grade_outbox set worked_at = $3 where tenant_id = $1 and id = $2', [
      tenantId,
      id,
      grade.workedAt,
    ]);
    return;
  }
  if (step === 'note') {
    // An undo under way is no other one for it.
    await tx.query(
      `update grade_outbox set score = $3, comment = $4, worked_at = $5,
         version = case when state = 'waiting' then version else version + 1 end
       where tenant_id = $1 and id = $2`,
      values,
    );
    return;
  }
  await tx.query(
    `update grade_outbox set score = $3, comment = $4, worked_at = $5, version = version + 1, changed_at = now(),
       deed = 'post', undone_worked_at = null, reason = null, reason_code = null, retry_at = null,
       state = $6, released_at = case when $6 = 'waiting' then now() else released_at end,
       proposed_at = case when $6 = 'waiting' then null when state = 'proposed' then proposed_at else now() end
     where tenant_id = $1 and id = $2`,
    [...values, step === 'wait' ? 'waiting' : 'proposed'],
  );
}

/** Holds an entry for one poster; undefined when it is settled, or somebody posts it right now. */
export async function claimEntry(
  tx: Tx,
  tenantId: string,
  id: string,
  holdMs: number,
): Promise<OutboxEntry | undefined> {
  const [row] = await tx.query<EntryRow>(
    `update grade_outbox set posting_until = now() + $3 * interval '1 millisecond'
     where tenant_id = $1 and id = $2 and state = 'waiting' and coalesce(posting_until, '-infinity') < now()
     returning ${entryColumns}`,
    [tenantId, id, holdMs],
  );
  return row && toEntry(row);
}

/** What is about to be sent, and what it comes upon. */
interface Sending {
  readonly score: number | null;
  readonly timestamp: Date;
  /** Nothing stands there, whatever we had posted: taken back later it leaves nothing. */
  readonly intoEmpty: boolean;
}

/** Notes what is about to be sent, before it is: whoever tries again sends the same. */
export async function markSending(
  tx: Tx,
  { tenantId, id, version }: OutboxEntry,
  { score, timestamp, intoEmpty }: Sending,
): Promise<void> {
  await tx.query(
    `update grade_outbox set sent_version = $3, sent_score = $4, sent_timestamp = $5,
       posted_score = case when $6 then null else posted_score end,
       posted_comment = case when $6 then null else posted_comment end,
       posted_before = case when $6 then '[]' else posted_before end
     where tenant_id = $1 and id = $2`,
    [tenantId, id, version, score, timestamp, intoEmpty],
  );
}

/** What the gradebook holds by our word once a try is over. */
export interface Settled {
  readonly stands: PostedBefore[number] | null;
  readonly timestamp: Date;
  /** Nothing stood there when it was sent. */
  readonly intoEmpty: boolean;
}

/**
 * The LMS has taken the score, or given it back. True when something newer came in meanwhile and must follow: a
 * change after it was claimed, or work done after the grade was taken back.
 */
export async function settlePosted(
  tx: Tx,
  entry: OutboxEntry,
  { stands, timestamp, intoEmpty }: Settled,
): Promise<boolean> {
  const before = stands === null || intoEmpty ? [] : beforeAfter(entry);
  const [row] = await tx.query<{ state: string }>(
    `update grade_outbox set posted_score = $3, posted_comment = $4, posted_timestamp = $5, posted_before = $6,
       posting_until = null, reason = null, reason_code = null, retry_at = null,
       state = case when version <> $7 then state when deed = 'post' then 'posted'
         when worked_at > undone_worked_at then 'waiting' else 'undone' end
     where tenant_id = $1 and id = $2 returning state`,
    [
      entry.tenantId,
      entry.id,
      stands?.score ?? null,
      stands?.comment ?? null,
      timestamp,
      asJson(before),
      entry.version,
    ],
  );
  if (row?.state !== 'waiting') return false;
  await tx.query(
    `update grade_outbox set deed = 'post', version = version + 1, changed_at = now(), released_at = now(), undone_worked_at = null
     where tenant_id = $1 and id = $2 and deed = 'undo' and version = $3`,
    [entry.tenantId, entry.id, entry.version],
  );
  return true;
}

/** How a try ended that posted nothing. */
export interface Unposted {
  readonly state: 'refused' | 'held' | 'proposed' | 'undone';
  readonly reason: string | null;
  readonly trouble: GradeTrouble | null;
  /** The LMS has said no: whatever follows is a new try, not one whose answer was lost. */
  readonly answered: boolean;
  readonly retryAt?: Date | null;
}

/**
 * The score will not be posted: refused by the LMS, held back to protect a teacher's grade, or not approved yet. True
 * when a newer one came in meanwhile and must have its own try.
 */
export async function settleUnposted(
  tx: Tx,
  entry: OutboxEntry,
  { state, reason, trouble, answered, retryAt = null }: Unposted,
): Promise<boolean> {
  const [row] = await tx.query<{ state: string; version: number }>(
    `update grade_outbox set reason = $4, reason_code = $8, posting_until = null, retry_at = $5,
       state = case when version = $6 then $3 else state end,
       proposed_at = case when version = $6 and $3 = 'proposed' then coalesce(proposed_at, now()) else proposed_at end,
       sent_version = case when $7 then null else sent_version end
     where tenant_id = $1 and id = $2 returning state, version`,
    [entry.tenantId, entry.id, state, reason, retryAt, entry.version, answered, trouble],
  );
  return row !== undefined && row.version !== entry.version && row.state === 'waiting';
}

/**
 * Puts what has become due back in line: held grades whose time has come, and grades that wait for
 * more than a day, whose jobs have used up their tries. Returns the ids of those entries.
 */
export async function waitAgainWhenDue(tx: Tx, tenantId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update grade_outbox set state = 'waiting', retry_at = now() + interval '1 day'
     where tenant_id = $1 and (
       (state = 'held' and retry_at < now())
       or (state = 'waiting' and coalesce(retry_at, changed_at + interval '1 day') < now()))
     returning id`,
    [tenantId],
  );
  return rows.map(({ id }) => id);
}

/** Lets go of an entry whose posting failed for now; the reason is shown while it waits. */
export async function releaseEntry(
  tx: Tx,
  entry: OutboxEntry,
  { trouble, message }: { readonly trouble: GradeTrouble; readonly message: string },
): Promise<void> {
  await tx.query(
    `update grade_outbox set posting_until = null, reason = $3, reason_code = $4 where tenant_id = $1 and id = $2`,
    [entry.tenantId, entry.id, message, trouble],
  );
}
