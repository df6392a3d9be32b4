import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { GradeState, OutboxEntry, WantedGrade } from './outbox-entry.ts';
import { entryColumns, toEntry, type EntryRow } from './outbox-store.ts';

export interface OutboxSummary extends GradeCounts {
  /** The same of each kind of column that has any grade. */
  readonly columns: readonly (GradeCounts & { readonly purpose: string })[];
}

interface GradeCounts {
  readonly waiting: number;
  readonly posted: number;
  readonly refused: number;
  readonly held: number;
  /** Waiting for a teacher's approval. */
  readonly proposed: number;
  /** Taken back by a teacher. */
  readonly undone: number;
  /** The reason most entries share that are not posted, and its kind. */
  readonly reason: string | null;
  readonly trouble: string | null;
}

const none: GradeCounts = {
  waiting: 0,
  posted: 0,
  refused: 0,
  held: 0,
  proposed: 0,
  undone: 0,
  reason: null,
  trouble: null,
};

export async function summarise(tx: Tx, course: CourseKey): Promise<OutboxSummary> {
  const rows = await tx.query<GradeCounts & { purpose: string | null }>(
    `select purpose, count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'posted') as posted,
       count(*) filter (where state = 'refused') as refused, count(*) filter (where state = 'held') as held,
       count(*) filter (where state = 'proposed') as proposed, count(*) filter (where state = 'undone') as undone,
       mode() within group (order by reason) as reason, mode() within group (order by reason_code) as trouble
     from grade_outbox where tenant_id = $1 and course_id = $2
     group by grouping sets ((), (purpose)) order by purpose desc`,
    [course.tenantId, course.courseId],
  );
  const columns = rows.flatMap(({ purpose, ...row }) =>
    purpose === null ? [] : [{ purpose, ...row }],
  );
  const all = rows.find(({ purpose }) => purpose === null);
  if (!all) return { ...none, columns };
  const { purpose: _of, ...counts } = all;
  return { ...counts, columns };
}

/** One student's grade in one column: what we want it to be, and what the LMS was told. */
export interface PostedGrade {
  readonly state: GradeState;
  /** 0 to 1. */
  readonly score: number;
  readonly postedScore: number | null;
  readonly postedAt: Date | null;
  /** Why it was not posted. */
  readonly reason: string | null;
}

export async function readPostedGrade(
  tx: Tx,
  { tenantId, courseId, userId }: CourseKey & { readonly userId: string },
  { purpose, lineItem }: Pick<WantedGrade, 'purpose' | 'lineItem'>,
): Promise<PostedGrade | undefined> {
  const [row] = await tx.query<PostedGrade>(
    `select state, score::float8, posted_score::float8 as "postedScore",
       posted_timestamp as "postedAt", reason
     from grade_outbox where tenant_id = $1 and course_id = $2 and user_id = $3 and purpose = $4
       and line_item is not distinct from $5`,
    [tenantId, courseId, userId, purpose, lineItem],
  );
  return row;
}

/** Every grade of the course that was ever wanted. */
export async function listEntries(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<OutboxEntry[]> {
  const rows = await tx.query<EntryRow>(
    `select ${entryColumns} from grade_outbox where tenant_id = $1 and course_id = $2`,
    [tenantId, courseId],
  );
  return rows.map(toEntry);
}
