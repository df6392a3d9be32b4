import type { Budget, Help } from '../budget/index.ts';
import type { Language } from '../ground/language/index.ts';
import type { Quote } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { courseMode, quoteByMode } from './take-turn.ts';
import type { Owner } from './turn-store.ts';

export type ReadHelp = (student: Owner, language: Language) => Promise<Help | null>;

/** How many more answers of the course's own mode a student may have; null where nothing limits it. */
export function createReadHelp(needs: {
  withTenant: WithTenant;
  budget: Pick<Budget, 'help'>;
  quote: Quote;
}): ReadHelp {
  const { withTenant, budget, quote } = needs;
  return async (student, language) => {
    const { tenantId, courseId, userId } = student;
    const offersFor = await quoteByMode(quote, tenantId);
    return withTenant(tenantId, async (tx) => {
      const offers = offersFor(await courseMode(tx, student));
      return budget.help(tx, { tenantId, courseId, userId }, { offers, language });
    });
  };
}
