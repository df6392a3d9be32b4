import { findCourse, findReachable } from '../courses/index.ts';
import { retryWhenAway } from '../ground/db/index.ts';
import { DeliveryError } from '../lms/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { audit, type AuditLine } from './audit-store.ts';
import type { Carrier } from './carrier.ts';
import type { Trouble } from './tell-reason.ts';
import { claimMessage, settleLost, settleMessage } from './message-store.ts';
import type { Message, MessageState } from './message.ts';
import type { MessageJob } from './send-message.ts';

export type DeliverMessage = (job: MessageJob) => Promise<void>;

interface DeliverNeeds {
  readonly withTenant: WithTenant;
  readonly carrier: Carrier | undefined;
}

/** Tries within half an hour to an hour; the queue waits longer and longer between them. */
export const deliveryAttempts = 8;
const deliverMs = 60_000;
/** Nobody knows whether it arrived. */
const interrupted = 'interrupted' satisfies Trouble;

/**
 * Sends one message, at most once: it is marked before it leaves, and when nobody can tell whether it
 * arrived, only its student may have it sent again. Throws when another try may help.
 */
export function createDeliverMessage({ withTenant, carrier }: DeliverNeeds): DeliverMessage {
  return async ({ tenantId, messageId }) => {
    const message = await withTenant(tenantId, (tx) => claimMessage(tx, tenantId, messageId));
    if (!message) return;
    const error = await carry({ withTenant, carrier }, message).catch((caught: unknown) => caught);
    const outcome = outcomeOf(message, error);
    await retryWhenAway(() =>
      withTenant(tenantId, async (tx) => {
        if (!(await settleMessage(tx, message, outcome))) return;
        await audit(tx, lineOf(message, outcome.state));
      }),
    );
    if (outcome.state === 'waiting') throw error;
  };
}

async function carry({ withTenant, carrier }: DeliverNeeds, message: Message): Promise<void> {
  const { tenantId, courseId, userId } = message;
  const { course, person } = await withTenant(tenantId, async (tx) => ({
    course: await findCourse(tx, tenantId, courseId),
    person: await findReachable(tx, tenantId, userId),
  }));
  if (!carrier || !course) throw new DeliveryError('no_way');
  const replyTo = person?.email ?? null;
  await carrier.deliver(course, { ...message, replyTo }, AbortSignal.timeout(deliverMs));
}

interface Outcome {
  readonly state: Exclude<MessageState, 'sending'>;
  readonly reason: Trouble | null;
}

function outcomeOf({ attempts }: Message, error: unknown): Outcome {
  if (error === undefined) return { state: 'sent', reason: null };
  if (!(error instanceof DeliveryError)) return { state: 'unsure', reason: interrupted };
  const reason = error.trouble;
  if (error.code === 'unsure') return { state: 'unsure', reason };
  const again = error.code === 'not_sent' && attempts < deliveryAttempts;
  return { state: again ? 'waiting' : 'failed', reason };
}

const events = { sent: 'sent', failed: 'refused', unsure: 'unsure', waiting: 'delayed' } as const;

function lineOf(message: Message, state: Outcome['state']): AuditLine {
  const { tenantId, courseId, userId, id, via, recipients } = message;
  const line = { tenantId, courseId, userId, messageId: id, via };
  return { ...line, event: events[state], recipients: recipients.length };
}

/** Tells the students of messages whose sender was lost that nobody knows whether they arrived. */
export async function settleLostMessages(withTenant: WithTenant, tenantId: string): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    for (const message of await settleLost(tx, tenantId, interrupted))
      await audit(tx, lineOf(message, 'unsure'));
  });
}
