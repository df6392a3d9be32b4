import type { Queue } from '../ground/queue/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { audit } from './audit-store.ts';
import { messagesOf, waitAgain } from './message-store.ts';
import type { MessageNews, Writer } from './message.ts';
import { messageQueue } from './send-message.ts';

/** What a student sees of their messages, and what they can do about one that did not go out. */
export interface Messages {
  /** What became of the messages of these turns, by turn. */
  ofTurns(writer: Writer, turnIds: readonly string[]): Promise<ReadonlyMap<string, MessageNews>>;
  /** Sends a failed or doubtful one again; false when the turn has none. */
  again(writer: Writer, turnId: string): Promise<boolean>;
}

export function createMessages(needs: {
  readonly withTenant: WithTenant;
  readonly queue: Pick<Queue, 'enqueue'>;
}): Messages {
  const { withTenant, queue } = needs;
  return {
    ofTurns: async (writer, turnIds) => {
      const found = await withTenant(writer.tenantId, (tx) => messagesOf(tx, writer, turnIds));
      return new Map(found.map((news) => [news.turnId, news]));
    },
    again: (writer, turnId) =>
      withTenant(writer.tenantId, async (tx) => {
        const message = await waitAgain(tx, writer, turnId);
        if (!message) return false;
        const { tenantId, courseId, userId } = writer;
        const { id: messageId, via } = message;
        const line = { tenantId, courseId, userId, messageId, via, recipients: null };
        await audit(tx, { ...line, event: 'again' });
        await queue.enqueue(messageQueue, { tenantId, messageId });
        return true;
      }),
  };
}
