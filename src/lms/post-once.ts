import { OutboundError, type Outbound, type OutboundResponse } from '../ground/net/index.ts';
import { DeliveryError } from './messenger.ts';

interface Post {
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
  { url, headers, body }: Post,
  signal: AbortSignal,
): Promise<OutboundResponse> {
  const response = await outbound(url, {
    method: 'POST',
    headers: { ...headers },
    body,
    signal,
  }).catch((cause: unknown) => {
    throw lostOn(cause);
  });
  if (response.status === 429 || response.status === 503) throw new DeliveryError('lms_busy');
  if (response.status >= 500) throw new DeliveryError('lms_failed');
  return response;
}

function lostOn(cause: unknown): DeliveryError {
  const refused = cause instanceof OutboundError && cause.code === 'address_refused';
  if (refused) return new DeliveryError('lms_forbidden', { cause });
  const codes = [cause, (cause as Error).cause, ((cause as Error).cause as Error)?.cause].map(
    (error) => (error as { code?: unknown } | undefined)?.code,
  );
  const isUnreachable = codes.some((code) => neverLeft.has(String(code)));
  return new DeliveryError(isUnreachable ? 'lms_unreachable' : 'lms_broke', { cause });
}
