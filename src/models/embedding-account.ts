import { randomUUID } from 'node:crypto';
import { spentError, type Budget, type EntryKey, type UsageEntry } from '../budget/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { EmbeddingUse } from './embedder.ts';

/** Keeps the books of embeddings: every request is set aside before it is sent and settled after it. */
export interface EmbeddingAccount {
  /** @throws BudgetRefusedError when a limit does not allow it */
  open(use: EmbeddingUse, worst: UsageEntry): Promise<EmbeddingTicket>;
  /** Exactly once after `open`, however the request ended. */
  close(ticket: EmbeddingTicket, entry: UsageEntry): Promise<void>;
}

interface EmbeddingTicket {
  readonly key: EntryKey;
  /** A reservation made for this request alone. */
  readonly own: boolean;
}

/** A question is paid out of its turn; what no student asked for is the course's. */
export function createEmbeddingAccount(needs: {
  withTenant: WithTenant;
  budget: Pick<Budget, 'reserve' | 'open' | 'close' | 'settle'>;
}): EmbeddingAccount {
  const { withTenant, budget } = needs;
  return {
    open: ({ tenantId, courseId, workId }, worst) =>
      withTenant(tenantId, async (tx) => {
        const id = workId ?? randomUUID();
        if (workId === undefined) {
          const tokens = worst.inputTokens;
          const { limitedBy } = await budget.reserve(
            tx,
            { tenantId, courseId, userId: null },
            { id, offers: [{ rung: 'full', micros: worst.costMicros, tokens }] },
          );
          if (limitedBy) throw spentError(limitedBy, new Date());
        }
        const key = await budget.open(tx, { tenantId, id }, worst);
        if ('limitedBy' in key) throw spentError(key.limitedBy, new Date());
        return { key, own: workId === undefined };
      }),
    close: ({ key, own }, entry) =>
      withTenant(key.tenantId, async (tx) => {
        await budget.close(tx, key, entry);
        if (own) await budget.settle(tx, key.tenantId, key.reservationId);
      }),
  };
}
