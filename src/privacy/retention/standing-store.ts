import type { Tx } from '../../ground/db/index.ts';
import type { Rules, Standing } from './rules.ts';

/** Somebody in a course of the school, with what the course has of rules of its own. */
export interface Enrolled extends Standing {
  readonly userId: string;
  readonly courseId: string;
  readonly courseTitle: string;
  /** By whose midnight the days of the course begin. */
  readonly timeZone: string;
  /** Those who teach a course are not erased by themselves. */
  readonly isLearner: boolean;
  readonly own: Rules;
}

type EnrolledRow = Omit<Enrolled, 'own'> & Rules;

/**
 * Everybody of a school; with a person or a course, only theirs. What the LMS says is no end of a course that was first
 * opened after it: copied courses bring the date of their original, and broken answers one of long ago. A course that
 * learners came to after it ended with the last of their visits: courses are used again, year after year, under the date
 * of the first. Those who teach look into old courses, which makes no year of them.
 */
export async function readEnrolled(
  tx: Tx,
  tenantId: string,
  { userId = null, courseId = null }: { userId?: string | null; courseId?: string | null } = {},
): Promise<Enrolled[]> {
  const rows = await tx.query<EnrolledRow>(
    `with seen as (
       select course_id, max(last_launch_at) as at,
         max(last_launch_at) filter (where role not in ('instructor', 'assistant')) as by_learners
       from enrolments where tenant_id = $1 group by course_id)
     select e.user_id as "userId", e.course_id as "courseId", c.title as "courseTitle",
       coalesce(c.time_zone, 'UTC') as "timeZone", e.role not in ('instructor', 'assistant') as "isLearner",
       coalesce(e.last_launch_at, u.last_seen_at) as "seenAt",
       coalesce(s.at, u.last_seen_at) as "courseSeenAt", e.left_at as "leftAt",
       coalesce(k.ends_at, case when c.ends_at > c.created_at
         then greatest(c.ends_at, s.by_learners) end) as "endsAt",
       k.course_end_days as "courseEnd", k.left_days as "left", k.inactivity_days as inactivity
     from enrolments e
       join users u on u.tenant_id = e.tenant_id and u.id = e.user_id
       join courses c on c.tenant_id = e.tenant_id and c.id = e.course_id
       join seen s on s.course_id = e.course_id
       left join course_retention k on k.tenant_id = e.tenant_id and k.course_id = e.course_id
     where e.tenant_id = $1 and e.user_id = coalesce($2, e.user_id) and e.course_id = coalesce($3, e.course_id)
     order by e.course_id, e.user_id`,
    [tenantId, userId, courseId],
  );
  return rows.map(({ courseEnd, left, inactivity, ...one }) => ({
    ...one,
    own: { courseEnd, left, inactivity },
  }));
}

/** What must come to its end before somebody may be erased. */
export type HoldReason = 'grades' | 'crisis' | 'conduct' | 'roster';

export interface Held {
  readonly userId: string;
  /** Null: in every course. */
  readonly courseId: string | null;
  readonly why: HoldReason;
}

/** A cry for help is never made to disappear within these days. */
const cryDays = 7;

/** What is in the way, of everybody or of one person. A grade that was refused, or that a teacher's stands against, is settled. */
export async function readHolds(
  tx: Tx,
  tenantId: string,
  { now, userId = null }: { readonly now: Date; readonly userId?: string | null },
): Promise<Held[]> {
  return tx.query<Held>(
    `select distinct user_id as "userId", course_id as "courseId", why from (
       select user_id, course_id, 'grades' as why from grade_outbox
         where tenant_id = $1 and (state = 'waiting' or state = 'held' and retry_at is not null)
       union all select user_id, null, 'crisis' from oncall_notices
         where tenant_id = $1 and user_id is not null and state <> 'acknowledged'
       union all select user_id, null, 'crisis' from incidents
         where tenant_id = $1 and severity = 'safety' and at > $2::timestamptz - interval '${cryDays} days'
       union all select user_id, course_id, 'conduct' from incidents
         where tenant_id = $1 and standing = 'waits'
       union all select user_id, course_id, 'conduct' from quarantines
         where tenant_id = $1 and lifted_at is null and ends_at > $2
       union all select e.user_id, e.course_id, 'roster' from enrolments e
         join roster_syncs r on r.tenant_id = e.tenant_id and r.course_id = e.course_id
         where e.tenant_id = $1 and e.left_at is not null and (r.status <> 'done' or r.finished_at < e.left_at)
     ) as held where user_id = coalesce($3, user_id)`,
    [tenantId, now, userId],
  );
}
