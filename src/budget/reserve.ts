import type { Tx } from '../ground/db/index.ts';
import { inForce } from './rule.ts';
import { removeRule, rulesFor, setRule } from './rule-store.ts';

/** What of a course's money of the month is kept for the days before something is due. */
export interface Reserve {
  /** In per cent of the course's cap. */
  readonly share: number;
  readonly daysBefore: number;
  /** False where it is what holds for every course. */
  readonly isOwn: boolean;
}

interface CourseKey {
  readonly tenantId: string;
  readonly courseId: string;
}

/** Null where nothing is kept. */
export async function readReserve(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
): Promise<Reserve | null> {
  const rules = await rulesFor(tx, { tenantId, courseId, userId: null, sections: [] });
  const rule = inForce(rules, []).reserve(reserveOf(courseId));
  if (!rule) return null;
  const { amount: share, daysBefore, scopeId } = rule;
  return { share, daysBefore: daysBefore ?? 0, isOwn: scopeId !== null };
}

/** Keeps so much for one course; null leaves it to what holds for every course. */
export async function keepReserve(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  reserve: Pick<Reserve, 'share' | 'daysBefore'> | null,
): Promise<void> {
  const target = reserveOf(courseId);
  if (reserve === null) {
    await removeRule(tx, tenantId, target);
    return;
  }
  const { share, daysBefore } = reserve;
  await setRule(tx, tenantId, { ...target, amount: share, daysBefore, whenReached: 'bend' });
}

function reserveOf(courseId: string) {
  return { kind: 'reserve', scope: 'course', scopeId: courseId, period: 'month' } as const;
}
