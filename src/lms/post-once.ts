import { OutboundError, type Outbound, type OutboundResponse } from '../ground/net/index.ts';
import { DeliveryError } from './messenger.ts';

interface Post {
  readonly lms: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Failures before anything has left this machine. */
const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * Sends what must not be sent twice: one request, and no other when its answer is lost.
 * @throws DeliveryError for everything but an answer below 500
 */
export async function postOnce(
  outbound: Outbound,
  { lms, url, headers, body }: Post,
  signal: AbortSignal,
): Promise<OutboundResponse> {
  const response = await outbound(url, {
    method: 'POST',
    headers: { ...headers },
    body,
    signal,
  }).catch((cause: unknown) => {
    throw lostOn(lms, cause);
  });
  if (response.status === 429 || response.status === 503)
    throw new DeliveryError('not_sent', `${lms} takes no messages at the moment.`);
  if (response.status >= 500)
    throw new DeliveryError('unsure', `${lms} failed while it took the message.`);
  return response;
}

function lostOn(lms: string, cause: unknown): DeliveryError {
  const refused = cause instanceof OutboundError && cause.code === 'address_refused';
  if (refused)
    return new DeliveryError('refused', `The address of ${lms} may not be called.`, { cause });
  const codes = [cause, (cause as Error).cause, ((cause as Error).cause as Error)?.cause].map(
    (error) => (error as { code?: unknown } | undefined)?.code,
  );
  return codes.some((code) => neverLeft.has(String(code)))
    ? new DeliveryError('not_sent', `${lms} could not be reached.`, { cause })
    : new DeliveryError('unsure', `The connection to ${lms} broke while the message was sent.`, {
        cause,
      });
}
