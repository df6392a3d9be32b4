import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';

/** A grade as whoever decides about it has seen it. */
export interface SeenGrade {
  readonly id: string;
  readonly version: number;
}

/**
 * Those of the seen grades that nothing has changed since, locked in the order in which the grades of one student are
 * wanted: quizzes first, so that nobody waits for whoever waits for them.
 */
const stillAsSeen = `select o.id from grade_outbox o
  join unnest($3::uuid[], $4::int[]) as seen (id, version) on seen.id = o.id and seen.version = o.version
  where o.tenant_id = $1 and o.course_id = $2`;
const inOrder = `order by o.user_id, o.purpose <> 'quizzes', o.purpose, o.id for update of o`;

function values({ tenantId, courseId }: CourseKey, seen: readonly SeenGrade[]): unknown[] {
  return [tenantId, courseId, seen.map(({ id }) => id), seen.map(({ version }) => version)];
}

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** Lets grades go that wait for approval. Returns their ids. */
export async function approveSeen(
  tx: Tx,
  course: CourseKey,
  seen: readonly SeenGrade[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `with picked as (${stillAsSeen} and o.state = 'proposed' ${inOrder})
     update grade_outbox g set state = 'waiting', approved_version = g.version, released_at = now(), proposed_at = null
     from picked where g.tenant_id = $1 and g.id = picked.id returning g.id`,
    values(course, seen),
  );
  return ids(rows);
}

/**
 * Asks for what was posted to be taken back, together with what would have taken its place; the same evidence does
 * not bring it back. Returns the ids of those entries.
 */
export async function undoSeen(
  tx: Tx,
  course: CourseKey,
  seen: readonly SeenGrade[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `with picked as (${stillAsSeen} and o.posted_score is not null and o.state <> 'waiting' ${inOrder})
     update grade_outbox g set state = 'waiting', deed = 'undo', version = g.version + 1, changed_at = now(),
       undone_worked_at = coalesce(g.worked_at, now()), proposed_at = null, reason = null, reason_code = null, retry_at = null
     from picked where g.tenant_id = $1 and g.id = picked.id returning g.id`,
    values(course, seen),
  );
  return ids(rows);
}

/** Puts seen grades back in line: refused and held ones as they are, and those taken back, at a teacher's word. */
export async function postSeenAgain(
  tx: Tx,
  course: CourseKey,
  seen: readonly SeenGrade[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `with picked as (${stillAsSeen} and o.state in ('refused', 'held', 'undone') ${inOrder})
     update grade_outbox g set state = 'waiting', retry_at = null,
       deed = case when g.state = 'undone' then 'post' else g.deed end,
       version = case when g.state = 'undone' then g.version + 1 else g.version end,
       approved_version = case when g.state = 'undone' then g.version + 1 else g.approved_version end,
       changed_at = case when g.state = 'undone' then now() else g.changed_at end,
       released_at = case when g.state = 'undone' then now() else g.released_at end,
       undone_worked_at = case when g.state = 'undone' then null else g.undone_worked_at end,
       reason = case when g.state = 'undone' then null else g.reason end,
       reason_code = case when g.state = 'undone' then null else g.reason_code end
     from picked where g.tenant_id = $1 and g.id = picked.id returning g.id`,
    values(course, seen),
  );
  return ids(rows);
}

/** Puts what was refused or held in a course back in line. Returns the ids of those entries. */
export async function waitAgain(tx: Tx, { tenantId, courseId }: CourseKey): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `with picked as (select o.id from grade_outbox o
       where o.tenant_id = $1 and o.course_id = $2 and o.state in ('refused', 'held') ${inOrder})
     update grade_outbox g set state = 'waiting', retry_at = null
     from picked where g.tenant_id = $1 and g.id = picked.id returning g.id`,
    [tenantId, courseId],
  );
  return ids(rows);
}
