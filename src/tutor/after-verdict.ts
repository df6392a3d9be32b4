import type { Conduct, Offence } from '../conduct/index.ts';
import { retryWhenAway } from '../ground/db/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import { isDoubtful } from '../safety/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { isModerated } from './moderation/is-moderated.ts';
import { moderationQueue, type ModerationJob } from './moderation/moderate-turn.ts';
import type { Turn } from './turn.ts';

/** What follows from what the guard said of a message. A cry for help was heard long before. */
export interface AfterVerdict {
  /**
   * Notes misconduct, once a turn, before the turn ends and in a transaction of its own, for it locks the student:
   * the one that ends the turn settles what it cost, and the meters are locked last of all.
   */
  note(turn: Turn, offence: Offence): Promise<void>;
  /** In the transaction that ends the turn: what the guard was in doubt about may be looked at once more. */
  lookAgain(turn: Turn): Promise<void>;
}

export function createAfterVerdict(needs: {
  readonly withTenant: WithTenant;
  readonly queue: Pick<Queue, 'enqueue'>;
  readonly conduct: Pick<Conduct, 'note' | 'standings'>;
  /** Messages of a course a day; 0 = none. */
  readonly moderated: number;
}): AfterVerdict {
  const { withTenant, queue, conduct, moderated } = needs;
  return {
    note: async (turn, offence) => {
      if (offence.standing === 'help') return;
      await retryWhenAway(() =>
        withTenant(turn.tenantId, (tx) => conduct.note(tx, turn, offence, 'guard')),
      );
    },
    lookAgain: async (turn) => {
      const { tenantId, id: turnId } = turn;
      if (moderated === 0 || !isDoubtful(turn.message)) return;
      await withTenant(tenantId, async (tx) => {
        if (!(await isModerated(tx, conduct, turn))) return;
        await queue.enqueue(moderationQueue, { tenantId, turnId } satisfies ModerationJob);
      });
    },
  };
}
