import type { Tx } from '../ground/db/index.ts';
import { windowEnd } from './limit.ts';
import { readMeters, readNow } from './meter-store.ts';
import type { Spender } from './meter.ts';
import { inForce, type Rule } from './rule.ts';
import { rulesFor } from './rule-store.ts';

/** What a scope has spent in a window, and what it may. Money in millionths of a US dollar. */
export interface Allowance {
  readonly period: 'day' | 'month';
  /** Used, and set aside for answers under way. */
  readonly spentMicros: number;
  /** Null where nothing limits it. */
  readonly capMicros: number | null;
  /** ISO 8601, UTC. */
  readonly resetsAt: string;
}

/** The day's and the month's spending of a course or tenant, for those who answer for it. */
export async function readAllowance(
  tx: Tx,
  spender: Spender,
  { scope, installationRules }: { scope: 'course' | 'tenant'; installationRules: readonly Rule[] },
): Promise<Allowance[]> {
  const account = { ...spender, sections: [] };
  const rules = inForce(await rulesFor(tx, account), installationRules);
  const now = await readNow(tx);
  const meters = await readMeters(tx, account, now);
  const scopeId = scope === 'course' ? spender.courseId : spender.tenantId;
  return (['day', 'month'] as const).map((period) => {
    const meter = meters.find((one) => one.scope === scope && one.period === period);
    return {
      period,
      spentMicros: (meter?.used ?? 0) + (meter?.reserved ?? 0),
      capMicros: rules.cap({ scope, scopeId, period })?.amount ?? null,
      resetsAt: windowEnd(period, now).toISOString(),
    };
  });
}
