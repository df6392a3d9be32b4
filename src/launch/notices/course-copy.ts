import type { Course } from '../../courses/index.ts';
import type { Tx } from '../../ground/db/index.ts';

/** A course that was made by copying another one. */
export interface CourseCopy {
  readonly tenantId: string;
  /** The course that was copied. */
  readonly from: string;
  readonly to: string;
  /** Who says so: a parameter of a launch, or the platform in a notice it signed. */
  readonly toldBy: 'launch' | 'notice';
}

/** Takes over what one room keeps of a course, in the caller's transaction; nothing of its people. */
export type CarryOver = (tx: Tx, copy: CourseCopy) => Promise<void>;

/** Takes over from the course that this one was copied from, once. True when it did so now. */
export type TakeOver = (
  tx: Tx,
  course: Course,
  told: { readonly earlier: readonly string[]; readonly by: CourseCopy['toldBy'] },
) => Promise<boolean>;

/**
 * The origin is looked for in the course's own registration and deployment: ids of courses mean
 * nothing elsewhere, and the data of two deployments does not mix (C12).
 */
export function createTakeOver(carryOvers: readonly CarryOver[]): TakeOver {
  return async (tx, course, { earlier, by }) => {
    if (earlier.length === 0) return false;
    const from = await noteCopy(tx, course, { earlier, by });
    if (from === undefined) return false;
    const copy = { tenantId: course.tenantId, from, to: course.id, toldBy: by };
    for (const carryOver of carryOvers) await carryOver(tx, copy);
    return true;
  };
}

/** The origin, when it is known here and nothing was taken over before; the latest ancestor counts. */
async function noteCopy(
  tx: Tx,
  course: Course,
  { earlier, by }: { earlier: readonly string[]; by: string },
): Promise<string | undefined> {
  const [noted] = await tx.query<{ origin: string }>(
    `insert into course_copies (tenant_id, course_id, origin_id, told_by)
     select $1, $2, id, $6 from courses
     where tenant_id = $1 and registration_id = $3 and deployment_id = $4 and id <> $2
       and context_id = any($5::text[])
     order by array_position($5::text[], context_id) limit 1
     on conflict (tenant_id, course_id) do nothing returning origin_id as origin`,
    [course.tenantId, course.id, course.registrationId, course.deploymentId, [...earlier], by],
  );
  return noted?.origin;
}
