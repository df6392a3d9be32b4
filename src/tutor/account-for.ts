import type { Budget } from '../budget/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Attempt, Cost } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';

type Ticket = NonNullable<Awaited<ReturnType<Budget['open']>>>;
type Named = Pick<Attempt, 'task' | 'provider' | 'model' | 'keyOwner'>;

export interface AccountNeeds {
  readonly budget: Pick<Budget, 'open' | 'close'>;
  readonly withTenant: WithTenant;
}

/**
 * Where the router writes what a piece of work costs.
 * @param alongside written in the transaction that closes an attempt
 */
export function accountFor(
  { budget, withTenant }: AccountNeeds,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  alongside: (tx: Tx, attempt: Attempt) => Promise<void> = async () => {},
) {
  return {
    open: ({ worst, ...planned }: Named & { readonly worst: Cost }) =>
      withTenant(tenantId, (tx) => budget.open(tx, { tenantId, id }, entryOf(planned, worst))),
    close: (ticket: Ticket, attempt: Attempt) =>
      withTenant(tenantId, async (tx) => {
        await Promise.all([
          budget.close(tx, ticket, entryOf(attempt, attempt.cost)),
          alongside(tx, attempt),
        ]);
      }),
  };
}

function entryOf({ task, provider, model, keyOwner }: Named, cost: Cost) {
  const { inputTokens, outputTokens, micros: costMicros, estimated } = cost;
  return { task, provider, model, keyOwner, inputTokens, outputTokens, costMicros, estimated };
}
