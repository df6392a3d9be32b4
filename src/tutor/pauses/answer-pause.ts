import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../ground/db/index.ts';
import type { Queue } from '../../ground/queue/index.ts';
import type { Envelope, SendMessage } from '../../messages/index.ts';
import type { WithTenant } from '../../tenancy/index.ts';
import { turnQueue } from '../take-turn.ts';
import { findTurn, type Owner } from '../turn-store.ts';
import { fits, type PauseAnswer } from './pause.ts';
import { lockPause, resumeTurn, saveAnswer } from './pause-store.ts';

/**
 * Takes what a student answers to a turn that waits for it. The same answer once
 * more is taken as the first one. `over`: the turn does not wait for it (any more); `unfit`: it is
 * no answer to what was asked.
 */
export type AnswerPause = (
  owner: Owner,
  about: { readonly turnId: string; readonly pauseId: string },
  answer: PauseAnswer,
) => Promise<'taken' | 'over' | 'unfit' | undefined>;

interface AnswerNeeds {
  readonly withTenant: WithTenant;
  readonly queue: Pick<Queue, 'enqueue'>;
  /** Puts a message on its way, in the caller's transaction. */
  readonly sendMessage: SendMessage;
  /** Keeps in the books that it was declined. */
  readonly noteDeclined: (tx: Tx, owner: Owner, pauseId: string) => Promise<void>;
}

export function createAnswerPause(needs: AnswerNeeds): AnswerPause {
  const { withTenant, queue, sendMessage, noteDeclined } = needs;
  return (owner, { turnId, pauseId }, answer) =>
    withTenant(owner.tenantId, async (tx) => {
      const turn = await findTurn(tx, owner, turnId);
      const pause = turn && (await lockPause(tx, turn, pauseId));
      if (!pause) return undefined;
      if (!fits(pause.ask, answer)) return 'unfit';
      if (pause.over) return isDeepStrictEqual(pause.answer, answer) ? 'taken' : 'over';
      await saveAnswer(tx, turn, { pauseId, answer });
      if (answer.kind === 'approve' && pause.ask.kind === 'approval') {
        const { subject, body } = answer;
        const drafted = pause.ask.message;
        await sendMessage(tx, {
          id: pauseId,
          turnId,
          writer: owner,
          envelope: pause.target as Envelope,
          subject,
          body,
          edited: subject !== drafted.subject || body !== drafted.body,
        });
      }
      if (answer.kind === 'decline') await noteDeclined(tx, owner, pauseId);
      await resumeTurn(tx, turn);
      await queue.enqueue(turnQueue, { tenantId: owner.tenantId, turnId });
      return 'taken';
    });
}
