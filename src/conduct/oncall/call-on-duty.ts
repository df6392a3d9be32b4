import { findCourse } from '../../courses/index.ts';
import { retryWhenAway, type Tx } from '../../ground/db/index.ts';
import type { Queue } from '../../ground/queue/index.ts';
import type { Logger } from '../../ground/telemetry/index.ts';
import { newTenantSecret } from '../../ground/crypto/index.ts';
import { DeliveryError } from '../../lms/index.ts';
import type { Mailer } from '../../messages/index.ts';
import type { WithTenant } from '../../tenancy/index.ts';
import { beginCall, claimCall, findCall, settleCall, type CallKey } from './call-store.ts';
import type { Contact } from './contact-store.ts';
import { lockNotice, markUnanswered, type Notice } from './notice-store.ts';
import { callQueue } from './raise-notice.ts';
import { writeCall } from './write-call.ts';

/** Calls one of a chain, and puts the next one in line for when nobody takes it on. */
export type CallOnDuty = (call: CallKey) => Promise<void>;

interface CallNeeds {
  readonly withTenant: WithTenant;
  readonly queue: Pick<Queue, 'enqueue'>;
  /** Undefined where no mail server is configured. */
  readonly mailer: Mailer | undefined;
  readonly publicUrl: string;
  readonly logger: Logger;
  readonly now: () => number;
}

/** A sender that says nothing for so long is gone; an e-mail takes at most half of it. */
const lostAfter = 60_000;
const sendMs = 30_000;

/** Somebody else is sending this e-mail, or was: it is looked at again. */
class CallUnderWayError extends Error {
  override readonly name = 'CallUnderWayError';
  readonly code = 'call_under_way';
}

/**
 * May run any number of times. An e-mail goes out once; where nobody knows whether it did, it goes out again
 * under the same id, for two are better than none.
 */
export function createCallOnDuty(needs: CallNeeds): CallOnDuty {
  const { withTenant, queue, now } = needs;
  return async (call) => {
    const claimed = await withTenant(call.tenantId, (tx) => claim(needs, tx, call));
    if (!claimed) return;
    const error = await send(needs, call, claimed).catch((caught: unknown) => caught);
    const state = stateAfter(error);
    if (state === 'failed') warnOfRefusal(needs, call, error);
    await retryWhenAway(() =>
      withTenant(call.tenantId, async (tx) => {
        await settleCall(tx, call, { state, at: new Date(now()) });
        if (state === 'failed') await queue.enqueue(callQueue, next(call));
      }),
    );
    if (state === 'waiting') throw error;
  };
}

interface Claimed {
  readonly contact: Contact;
  readonly token: string;
  /** Null in a drill. */
  readonly course: string | null;
  readonly notice: Notice;
}

async function claim(needs: CallNeeds, tx: Tx, call: CallKey): Promise<Claimed | undefined> {
  const { queue, logger } = needs;
  const { tenantId, noticeId, step } = call;
  const at = new Date(needs.now());
  const notice = await lockNotice(tx, tenantId, noticeId);
  // Also when the chain has ended meanwhile: an e-mail that comes late is better than none.
  if (!notice || notice.state === 'acknowledged') return undefined;
  const before = step > 0 ? await findCall(tx, { ...call, step: step - 1 }) : undefined;
  if (before && before.state !== 'failed' && before.dueAt > at) {
    await queue.enqueue(callQueue, call, { startAfter: before.dueAt });
    return undefined;
  }
  const contact = notice.chain[step];
  if (!contact) {
    const drill = notice.turnId === null;
    if (await markUnanswered(tx, notice))
      logger.error({ tenantId, noticeId, drill }, 'nobody on duty has answered');
    return undefined;
  }
  const dueAt = new Date(+at + contact.minutes * 60_000);
  if (await beginCall(tx, call, dueAt))
    await queue.enqueue(callQueue, next(call), { startAfter: dueAt });
  const { token, hash: tokenHash } = newTenantSecret(tenantId);
  const lostBefore = new Date(+at - lostAfter);
  if (!(await claimCall(tx, call, { tokenHash, at, lostBefore }))) {
    const { state } = (await findCall(tx, call)) ?? {};
    if (state === 'sending') throw new CallUnderWayError('this e-mail is being sent');
    return undefined;
  }
  const course = notice.courseId && (await findCourse(tx, tenantId, notice.courseId));
  return { contact, token, notice, course: course ? course.title : null };
}

function next({ tenantId, noticeId, step }: CallKey): CallKey {
  return { tenantId, noticeId, step: step + 1 };
}

async function send(
  { mailer, publicUrl }: CallNeeds,
  { noticeId, step }: CallKey,
  { contact, token, course, notice }: Claimed,
): Promise<void> {
  if (!mailer) throw new DeliveryError('no_way');
  const link = `${publicUrl}/oncall?link=${token}`;
  const { subject, text } = writeCall({ contact, course, ...notice, link });
  const to = [{ address: contact.email, name: contact.name }];
  const mail = { id: `${noticeId}-${step}`, to, replyTo: null, subject, text, urgent: true };
  await mailer.send(mail, AbortSignal.timeout(sendMs));
}

function warnOfRefusal(
  { logger }: CallNeeds,
  { tenantId, noticeId, step }: CallKey,
  error: unknown,
) {
  const { code } = error as DeliveryError;
  logger.warn({ tenantId, noticeId, step, code }, 'somebody on duty could not be reached');
}

/** Only a refusal is final: whoever is next is called then at once. */
function stateAfter(error: unknown): 'sent' | 'failed' | 'waiting' {
  if (error === undefined) return 'sent';
  return error instanceof DeliveryError && error.code === 'refused' ? 'failed' : 'waiting';
}
