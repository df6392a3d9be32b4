import { BudgetRefusedError, type Budget } from '../budget/index.ts';
import type { Quote, TaskType } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';

export interface AsideNeeds {
  readonly withTenant: WithTenant;
  readonly budget: Pick<Budget, 'reserve'>;
  readonly quote: Quote;
}

/** Work that nobody waits for, and what it is expected to need. */
export interface QuietWork {
  readonly id: string;
  readonly tenantId: string;
  readonly courseId: string;
  readonly parts: readonly {
    readonly task: TaskType;
    readonly size: Parameters<Quote>[1];
  }[];
}

/**
 * Sets money aside for work that no student asked for. True only with money that nobody misses: where the best
 * model is not to be had, students need the rest.
 */
export async function setMoneyAside(
  { withTenant, budget, quote }: AsideNeeds,
  { id, tenantId, courseId, parts }: QuietWork,
): Promise<boolean> {
  const offers = await Promise.all(
    parts.map(async ({ task, size }) => (await quote({ tenantId, task }, size))[0]),
  );
  // A language model must be there for every part.
  if (offers.some((full) => !full || full.tokens === 0)) return false;
  const sum = (count: (offer: { micros: number; tokens: number }) => number): number =>
    offers.reduce((total, full) => total + (full ? count(full) : 0), 0);
  const whole = {
    rung: 'full',
    micros: sum(({ micros }) => micros),
    tokens: sum(({ tokens }) => tokens),
  } as const;
  const spender = { tenantId, courseId, userId: null };
  const standing = await withTenant(tenantId, (tx) =>
    budget.reserve(tx, spender, { id, offers: [whole] }),
  ).catch((error: unknown) => {
    if (error instanceof BudgetRefusedError) return undefined;
    throw error;
  });
  return standing?.rung === 'full';
}
