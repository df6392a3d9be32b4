import type { Tx } from '../../ground/db/index.ts';
import { readPlans, type Plan } from './plan-store.ts';
import { readPolicy } from './policy-store.ts';
import {
  aheadMs,
  announcedSince,
  dueOf,
  goesAt,
  isSuspicious,
  stricter,
  type DueReason,
  type Rules,
} from './rules.ts';
import {
  readEnrolled,
  readHolds,
  type Enrolled,
  type Held,
  type HoldReason,
} from './standing-store.ts';

/** That somebody will be erased in a course within a month. */
export interface Foreseen extends Plan {
  readonly courseTitle: string;
  /** When it happens at the earliest. */
  readonly goesAt: Date;
  /** Not known to the night before, and due already or said to have left: so a wrong clock or list looks. */
  readonly isSudden: boolean;
  /** What it waits for; none: nothing. */
  readonly waitsFor: readonly HoldReason[];
}

export interface Foresight {
  readonly foreseen: readonly Foreseen[];
  /** Learners of the school, whom rules may reach. */
  readonly people: number;
  readonly enrolled: readonly Enrolled[];
}

/** What the rules say now, without changing anything. */
export async function foresee(
  tx: Tx,
  tenantId: string,
  { rules, now, plans }: { rules: Rules; now: Date; plans: readonly Plan[] },
): Promise<Foresight> {
  const enrolled = await readEnrolled(tx, tenantId);
  const holds = await readHolds(tx, tenantId, { now });
  const before = new Map(plans.map((plan) => [keyOf(plan), plan]));
  const foreseen = enrolled.flatMap((one) => {
    const due = dueWithin(one, rules, new Date(+now + aheadMs));
    if (!due) return [];
    const { userId, courseId, courseTitle } = one;
    const announcedAt = announcedSince(before.get(keyOf(one)), due.at, now);
    const plan: Plan = { userId, courseId, reason: due.reason, dueAt: due.at, announcedAt };
    return [
      {
        ...plan,
        courseTitle,
        goesAt: goesAt(due.at, announcedAt),
        isSudden: +announcedAt === +now && (due.at <= now || due.reason === 'left'),
        waitsFor: waitsFor(holds, plan),
      },
    ];
  });
  const people = new Set(enrolled.filter(({ isLearner }) => isLearner).map(({ userId }) => userId));
  return { foreseen, people: people.size, enrolled };
}

/** Whom the rules reach until then, and why. */
export function dueWithin(one: Enrolled, rules: Rules, until: Date) {
  if (!one.isLearner) return undefined;
  const due = dueOf(one, stricter(rules, one.own));
  return due && due.at <= until ? due : undefined;
}

/** An unread list of members keeps only those who are said to have left by it. */
export function waitsFor(
  holds: readonly Held[],
  { userId, courseId, reason }: { userId: string; courseId: string | null; reason: DueReason },
): HoldReason[] {
  const found = holds.filter(
    (hold) =>
      hold.userId === userId &&
      (hold.courseId === null || courseId === null || hold.courseId === courseId) &&
      (hold.why !== 'roster' || reason === 'left'),
  );
  return [...new Set(found.map(({ why }) => why))];
}

/** People of whom the night before knew nothing, and whom a rule reaches as it would where something is wrong. */
export function suddenly({ foreseen }: Pick<Foresight, 'foreseen'>): ReadonlySet<string> {
  return new Set(foreseen.filter(({ isSudden }) => isSudden).map(({ userId }) => userId));
}

function keyOf({ userId, courseId }: { userId: string; courseId: string }): string {
  return `${userId} ${courseId}`;
}

/** As the next night would see it; undefined where a school has no rules. */
export async function foreseeNow(tx: Tx, tenantId: string, now: Date) {
  const policy = await readPolicy(tx, tenantId);
  if (!policy) return undefined;
  const plans = await readPlans(tx, tenantId);
  const foresight = await foresee(tx, tenantId, { rules: policy, now, plans });
  const sudden = suddenly(foresight).size;
  return { ...foresight, sudden, wouldStop: isSuspicious(sudden, foresight.people) };
}
