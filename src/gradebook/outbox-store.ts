import type { Tx } from '../ground/db/index.ts';

/** What the LMS should hold for one student in one column. */
export interface WantedGrade {
  /** What the column is for; sent as resourceId, so that it is found again. */
  readonly purpose: string;
  /** Address of the column, when the launch named it. */
  readonly lineItem: string | null;
  /** 0 to 1. */
  readonly score: number;
  readonly comment: string;
}

export interface OutboxEntry extends WantedGrade {
  readonly tenantId: string;
  readonly id: string;
  readonly courseId: string;
  readonly userId: string;
  readonly version: number;
  readonly changedAt: Date;
  readonly postedScore: number | null;
  readonly postedTimestamp: Date | null;
  /** What was last sent, arrived or not; `version` is the change it belonged to. */
  readonly sentVersion: number | null;
  readonly sentScore: number | null;
  readonly sentTimestamp: Date | null;
}

interface Student {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string;
}

/** Sets the wanted grade; the latest one wins. Returns the entry's id, or null when nothing changed. */
export async function wantInOutbox(
  tx: Tx,
  student: Student,
  grade: WantedGrade,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `insert into grade_outbox as o (tenant_id, course_id, user_id, purpose, line_item, score, comment)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, course_id, user_id, purpose, line_item) do update set
       score = $6, comment = $7, version = o.version + 1, changed_at = now(), state = 'waiting', reason = null, retry_at = null
     where o.score is distinct from $6::real or o.comment <> $7 or o.state <> 'posted'
     returning id`,
    [
      student.tenantId,
      student.courseId,
      student.userId,
      grade.purpose,
      grade.lineItem,
      grade.score,
      grade.comment,
    ],
  );
  return row?.id ?? null;
}

/** Holds an entry for one poster; undefined when it is settled, or somebody posts it right now. */
export async function claimEntry(
  tx: Tx,
  tenantId: string,
  id: string,
  holdMs: number,
): Promise<OutboxEntry | undefined> {
  const [entry] = await tx.query<OutboxEntry>(
    `update grade_outbox set posting_until = now() + $3 * interval '1 millisecond'
     where tenant_id = $1 and id = $2 and state = 'waiting' and coalesce(posting_until, '-infinity') < now()
     returning tenant_id as "tenantId", id, course_id as "courseId", user_id as "userId", purpose,
       line_item as "lineItem", score::float8, comment, version, changed_at as "changedAt",
       posted_score::float8 as "postedScore", posted_timestamp as "postedTimestamp",
       sent_version as "sentVersion", sent_score::float8 as "sentScore", sent_timestamp as "sentTimestamp"`,
    [tenantId, id, holdMs],
  );
  return entry;
}

/** Notes what is about to be sent, before it is: whoever tries again sends the same. */
export async function markSending(tx: Tx, entry: OutboxEntry, timestamp: Date): Promise<void> {
  await tx.query(
    `update grade_outbox set sent_version = $3, sent_score = $4, sent_timestamp = $5
     where tenant_id = $1 and id = $2`,
    [entry.tenantId, entry.id, entry.version, entry.score, timestamp],
  );
}

/** The LMS has taken the score. True when a newer one came in meanwhile and must follow. */
export async function settlePosted(tx: Tx, entry: OutboxEntry, timestamp: Date): Promise<boolean> {
  const [row] = await tx.query<{ version: number }>(
    `update grade_outbox set posted_score = $3, posted_timestamp = $4, posting_until = null,
       state = case when version = $5 then 'posted' else 'waiting' end, reason = null, retry_at = null
     where tenant_id = $1 and id = $2 returning version`,
    [entry.tenantId, entry.id, entry.score, timestamp, entry.version],
  );
  return row !== undefined && row.version !== entry.version;
}

/**
 * The score will not be posted: refused by the LMS, or held back to protect a teacher's grade. True
 * when a newer one came in meanwhile and must have its own try.
 */
export async function settleUnposted(
  tx: Tx,
  entry: OutboxEntry,
  {
    state,
    reason,
    answered,
    retryAt = null,
  }: {
    state: 'refused' | 'held';
    reason: string;
    /** The LMS has said no: whatever follows is a new try, not one whose answer was lost. */
    answered: boolean;
    retryAt?: Date | null;
  },
): Promise<boolean> {
  const [row] = await tx.query<{ version: number }>(
    `update grade_outbox set reason = $4, posting_until = null, retry_at = $5,
       state = case when version = $6 then $3 else 'waiting' end,
       sent_version = case when $7 then null else sent_version end
     where tenant_id = $1 and id = $2 returning version`,
    [entry.tenantId, entry.id, state, reason, retryAt, entry.version, answered],
  );
  return row !== undefined && row.version !== entry.version;
}

/** Puts what was refused or held in a course back in line. Returns the ids of those entries. */
export async function waitAgain(
  tx: Tx,
  course: { tenantId: string; courseId: string },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update grade_outbox set state = 'waiting', retry_at = null
     where tenant_id = $1 and course_id = $2 and state in ('refused', 'held') returning id`,
    [course.tenantId, course.courseId],
  );
  return rows.map(({ id }) => id);
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

/** Lets go of an entry whose posting failed for now; `reason` is shown while it waits. */
export async function releaseEntry(tx: Tx, entry: OutboxEntry, reason: string): Promise<void> {
  await tx.query(
    `update grade_outbox set posting_until = null, reason = $3 where tenant_id = $1 and id = $2`,
    [entry.tenantId, entry.id, reason],
  );
}

export interface OutboxSummary extends GradeCounts {
  /** The same of each kind of column that has any grade. */
  readonly columns: readonly (GradeCounts & { readonly purpose: string })[];
}

interface GradeCounts {
  readonly waiting: number;
  readonly posted: number;
  readonly refused: number;
  readonly held: number;
  /** The reason most entries share that are not posted. */
  readonly reason: string | null;
}

const none: GradeCounts = { waiting: 0, posted: 0, refused: 0, held: 0, reason: null };

export async function summarise(
  tx: Tx,
  course: { tenantId: string; courseId: string },
): Promise<OutboxSummary> {
  const rows = await tx.query<GradeCounts & { purpose: string | null }>(
    `select purpose, count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'posted') as posted,
       count(*) filter (where state = 'refused') as refused, count(*) filter (where state = 'held') as held,
       mode() within group (order by reason) as reason
     from grade_outbox where tenant_id = $1 and course_id = $2
     group by grouping sets ((), (purpose)) order by purpose desc`,
    [course.tenantId, course.courseId],
  );
  const columns = rows.flatMap(({ purpose, ...row }) =>
    purpose === null ? [] : [{ purpose, ...row }],
  );
  const all = rows.find(({ purpose }) => purpose === null);
  const { waiting, posted, refused, held, reason } = all ?? none;
  return { waiting, posted, refused, held, reason, columns };
}

/** One student's grade in one column: what we want it to be, and what the LMS was told. */
export interface PostedGrade {
  readonly state: 'waiting' | 'posted' | 'refused' | 'held';
  /** 0 to 1. */
  readonly score: number;
  readonly postedScore: number | null;
  readonly postedAt: Date | null;
  /** Why it was not posted. */
  readonly reason: string | null;
}

export async function readPostedGrade(
  tx: Tx,
  student: Student,
  { purpose, lineItem }: Pick<WantedGrade, 'purpose' | 'lineItem'>,
): Promise<PostedGrade | undefined> {
  const [row] = await tx.query<PostedGrade>(
    `select state, score::float8, posted_score::float8 as "postedScore",
       posted_timestamp as "postedAt", reason
     from grade_outbox where tenant_id = $1 and course_id = $2 and user_id = $3 and purpose = $4
       and line_item is not distinct from $5`,
    [student.tenantId, student.courseId, student.userId, purpose, lineItem],
  );
  return row;
}
