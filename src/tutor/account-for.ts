import type { Budget, EntryKey, NoMoney } from '../budget/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Attempt, Cost } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';

type Named = Pick<Attempt, 'task' | 'provider' | 'model' | 'keyOwner'>;

export interface AccountNeeds {
  readonly budget: Pick<Budget, 'open' | 'close'>;
  readonly withTenant: WithTenant;
}

/** What else is done at the entries of an account. */
interface Alongside {
  /** Written in the transaction that closes an attempt. */
  readonly onClose: (tx: Tx, attempt: Attempt) => Promise<void>;
  /** Told when there is not enough money for a model. */
  readonly onRefusal: (refusal: NoMoney) => void;
}

/** Where the router writes what a piece of work costs. */
export function accountFor(
  { budget, withTenant }: AccountNeeds,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  alongside?: Alongside,
) {
  return {
    open: async ({ worst, ...planned }: Named & { readonly worst: Cost }) => {
      const opened = await withTenant(tenantId, (tx) =>
        budget.open(tx, { tenantId, id }, entryOf(planned, worst)),
      );
      if (!('limitedBy' in opened)) return opened;
      alongside?.onRefusal(opened);
      return undefined;
    },
    close: (ticket: EntryKey, attempt: Attempt) =>
      withTenant(tenantId, async (tx) => {
        await Promise.all([
          budget.close(tx, ticket, entryOf(attempt, attempt.cost)),
          alongside?.onClose(tx, attempt),
        ]);
      }),
  };
}

function entryOf({ task, provider, model, keyOwner }: Named, cost: Cost) {
  const { inputTokens, outputTokens, micros: costMicros, estimated } = cost;
  return { task, provider, model, keyOwner, inputTokens, outputTokens, costMicros, estimated };
}
