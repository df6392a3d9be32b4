import type { Budget, Help } from '../budget/index.ts';
import type { Quote } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { usualSize } from './take-turn.ts';
import type { Owner } from './turn-store.ts';

export type ReadHelp = (student: Owner) => Promise<Help | null>;

/** How many more answers of the usual length a student may have; null where nothing limits it. */
export function createReadHelp(needs: {
  withTenant: WithTenant;
  budget: Pick<Budget, 'help'>;
  quote: Quote;
}): ReadHelp {
  const { withTenant, budget, quote } = needs;
  return async ({ tenantId, courseId, userId }) => {
    const offers = await quote({ tenantId, task: 'chat_tutor' }, usualSize);
    return withTenant(tenantId, (tx) => budget.help(tx, { tenantId, courseId, userId }, offers));
  };
}
