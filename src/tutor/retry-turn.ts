import type { Tx } from '../ground/db/index.ts';
import { picturesOfTurns, type AskedPicture } from '../pictures/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { TurnRefusedError, type TakenTurn, type TakeTurn } from './take-turn.ts';
import { findRetry, findTurn, type Owner } from './turn-store.ts';
import type { Turn } from './turn.ts';

/**
 * Asks a failed or stopped turn again: a new turn of the same conversation, once for each turn,
 * however often it is asked for. Undefined when there is no such turn of this person.
 * @throws TurnRefusedError
 */
export type RetryTurn = (owner: Owner, turnId: string) => Promise<TakenTurn | undefined>;

async function picturesOf(tx: Tx, { tenantId, id }: Turn): Promise<AskedPicture[]> {
  const pictures = (await picturesOfTurns(tx, tenantId, [id])).get(id) ?? [];
  return pictures.map((picture) => ({ id: picture.id, description: picture.description }));
}

export function createRetryTurn(needs: { withTenant: WithTenant; takeTurn: TakeTurn }): RetryTurn {
  const { withTenant, takeTurn } = needs;

  const again = (owner: Owner, turnId: string): Promise<TakenTurn | undefined> =>
    withTenant(owner.tenantId, async (tx) => {
      const retry = await findRetry(tx, owner, turnId);
      return retry && { turnId: retry.id, threadId: retry.threadId };
    });

  return async (owner, turnId) => {
    const turn = await withTenant(owner.tenantId, (tx) => findTurn(tx, owner, turnId));
    if (!turn) return undefined;
    const earlier = await again(owner, turnId);
    if (earlier) return earlier;
    if (turn.status !== 'failed' && turn.status !== 'aborted') {
      throw new TurnRefusedError('turn_not_retryable');
    }
    const { message, language, threadId, mode } = turn;
    const pictures = await withTenant(owner.tenantId, (tx) => picturesOf(tx, turn));
    try {
      const asked = { owner, message, language, threadId, mode, pictures };
      return await takeTurn({ ...asked, idempotencyKey: null, retryOf: turnId });
    } catch (error) {
      // Two clicks at the same moment: the database let one of them through.
      const winner = await again(owner, turnId);
      if (winner) return winner;
      throw error;
    }
  };
}
