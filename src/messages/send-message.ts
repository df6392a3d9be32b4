import type { Tx } from '../ground/db/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import { audit } from './audit-store.ts';
import { insertMessage } from './message-store.ts';
import type { Envelope, Writer } from './message.ts';

export const messageQueue = 'message.deliver';

export interface MessageJob {
  readonly tenantId: string;
  readonly messageId: string;
}

/** A message exactly as its student approved it. */
export interface Approved {
  /** Of the approval: approving twice sends once. */
  readonly id: string;
  readonly turnId: string;
  readonly writer: Writer;
  readonly envelope: Envelope;
  readonly subject: string;
  readonly body: string;
  /** True when the student changed the draft. */
  readonly edited: boolean;
}

/** Puts an approved message on its way, in the caller's transaction. */
export type SendMessage = (tx: Tx, message: Approved) => Promise<void>;

export function createSendMessage({ queue }: { queue: Pick<Queue, 'enqueue'> }): SendMessage {
  return async (tx, { id, turnId, writer, envelope, subject, body, edited }) => {
    const { tenantId, courseId, userId } = writer;
    const message = { ...envelope, tenantId, courseId, userId, id, subject, body };
    if (!(await insertMessage(tx, turnId, message))) return;
    await audit(tx, {
      ...writer,
      messageId: id,
      event: edited ? 'edited' : 'approved',
      via: envelope.via,
      recipients: envelope.recipients.length,
    });
    await queue.enqueue(messageQueue, { tenantId, messageId: id } satisfies MessageJob);
  };
}

/** Keeps in the books that a student did not want a message sent. */
export async function noteDeclined(tx: Tx, writer: Writer, id: string): Promise<void> {
  const { tenantId, courseId, userId } = writer;
  const line = { tenantId, courseId, userId, messageId: id };
  await audit(tx, { ...line, event: 'declined', via: null, recipients: null });
}
