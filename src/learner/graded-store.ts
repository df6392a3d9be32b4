import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { joinConcept } from './concept-store.ts';
import { standingFrom, type EvidenceEventKind } from './contest.ts';
import { isOnlyGuessed, type GradedEvidence } from './mastery-grade.ts';

/**
 * Students of a course, held until the end of the transaction so that one grade after the other is made of what
 * each has shown; `userId` null: all of them.
 */
export async function lockStudents(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  userId: string | null,
): Promise<string[]> {
  const rows = await tx.query<{ userId: string }>(
    `select user_id as "userId" from enrolments
     where tenant_id = $1 and course_id = $2 and role = 'student' and ($3::uuid is null or user_id = $3)
     order by user_id for no key update`,
    [tenantId, courseId, userId],
  );
  return rows.map((row) => row.userId);
}

type OfStudent = GradedEvidence & {
  readonly userId: string;
  readonly conceptSlug: string;
};

type Row = OfStudent & {
  readonly discounted: boolean;
  readonly kinds: readonly EvidenceEventKind[];
};

/** What counts for the grades of these students on the concepts taught now, in the order of the fold. */
export async function readGradedEvidence(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  userIds: readonly string[],
): Promise<OfStudent[]> {
  const rows = await tx.query<Row>(
    `select e.user_id as "userId", c.id as "conceptId", c.slug as "conceptSlug", c.name as "conceptName", e.source, e.outcome::float8,
       e.weight::float8, e.assisted, e.happened_at as "happenedAt", e.discounted_at is not null as discounted,
       case when e.discounted_at is null then '{}' else array(select v.kind from evidence_events v
         where v.tenant_id = e.tenant_id and v.evidence_id = e.id order by v.place) end as kinds
     from evidence e ${joinConcept('e')}
     where e.tenant_id = $1 and e.course_id = $2 and e.user_id = any($3::uuid[]) and not e.assisted
       and e.source in ('quiz', 'instructor') and not c.retired
     order by e.user_id, c.position, c.slug, e.happened_at, e.id`,
    [tenantId, courseId, [...userIds]],
  );
  return rows.filter(({ discounted, kinds }) => !discounted || isOnlyGuessed(standingFrom(kinds)));
}
