import type { CourseKey } from '../../courses/index.ts';
import type { Tx } from '../../ground/db/index.ts';
import type { Person } from '../personal-rows.ts';
import { readPlans } from './plan-store.ts';
import { readCoursePolicy, readPolicy } from './policy-store.ts';
import { aheadMs, announcedSince, dueOf, goesAt, stricter, type DueReason } from './rules.ts';
import { readEnrolled } from './standing-store.ts';

/** Until when what is kept about somebody in a course stays, as it looks now. */
export interface KeptUntil {
  readonly courseTitle: string;
  readonly at: Date;
  readonly reason: DueReason;
  readonly timeZone: string;
}

/** The earliest first; empty where no rule reaches them. */
export async function readKeptUntil(tx: Tx, person: Person, now: Date): Promise<KeptUntil[]> {
  const { tenantId, userId } = person;
  const rules = await readPolicy(tx, tenantId);
  if (!rules) return [];
  const plans = await readPlans(tx, tenantId, { userId });
  const enrolled = await readEnrolled(tx, tenantId, { userId });
  return enrolled
    .flatMap(({ courseTitle, courseId, timeZone, isLearner, own, ...standing }) => {
      const due = isLearner ? dueOf(standing, stricter(rules, own)) : undefined;
      if (!due) return [];
      const before = plans.find((plan) => plan.courseId === courseId);
      const at = goesAt(due.at, announcedSince(before, due.at, now));
      return [{ courseTitle, at, reason: due.reason, timeZone }];
    })
    .toSorted((a, b) => +a.at - +b.at);
}

/** When what is kept about students of a course goes with the course's end. */
export interface CourseErasure {
  readonly at: Date;
  readonly timeZone: string;
}

/** Null as long as it is more than a month ahead, or where no rule says so. */
export async function readCourseErasure(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  now: Date,
): Promise<CourseErasure | null> {
  const policy = await readPolicy(tx, tenantId);
  if (!policy) return null;
  const own = await readCoursePolicy(tx, { tenantId, courseId });
  const rules = stricter(policy, own ?? policy);
  const plans = await readPlans(tx, tenantId, { courseId });
  const enrolled = await readEnrolled(tx, tenantId, { courseId });
  const dates = enrolled
    .filter(({ isLearner }) => isLearner)
    .flatMap((one) => {
      const due = dueOf(one, { ...rules, left: null, inactivity: null });
      if (!due || +due.at > +now + aheadMs) return [];
      const before = plans.find(({ userId }) => userId === one.userId);
      return [goesAt(due.at, announcedSince(before, due.at, now))];
    });
  const [first] = dates.toSorted((a, b) => +a - +b);
  return first ? { at: first, timeZone: enrolled[0]?.timeZone ?? 'UTC' } : null;
}
