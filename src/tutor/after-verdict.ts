import { offenceIn, type Conduct } from '../conduct/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import { isDoubtful, type Verdict } from '../safety/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { isModerated } from './moderation/is-moderated.ts';
import { moderationQueue, type ModerationJob } from './moderation/moderate-turn.ts';
import type { Turn } from './turn.ts';

/**
 * What follows from what the guard said of a message, in the transaction that ends its turn: misconduct is noted,
 * and what the guard was in doubt about may be looked at once more. A cry for help was heard long before.
 */
export type AfterVerdict = (turn: Turn, verdict: Verdict) => Promise<void>;

export function createAfterVerdict(needs: {
  readonly withTenant: WithTenant;
  readonly queue: Pick<Queue, 'enqueue'>;
  readonly conduct: Pick<Conduct, 'note' | 'standings'>;
  /** Messages of a course a day; 0 = none. */
  readonly moderated: number;
}): AfterVerdict {
  const { withTenant, queue, conduct, moderated } = needs;
  return async (turn, verdict) => {
    const { tenantId, id: turnId } = turn;
    const offence = offenceIn(verdict, turn.message);
    if (offence?.standing === 'help') return;
    if (offence) {
      await withTenant(tenantId, (tx) => conduct.note(tx, turn, offence, 'guard'));
      return;
    }
    if (moderated === 0 || !isDoubtful(turn.message)) return;
    await withTenant(tenantId, async (tx) => {
      if (!(await isModerated(tx, conduct, turn))) return;
      await queue.enqueue(moderationQueue, { tenantId, turnId } satisfies ModerationJob);
    });
  };
}
