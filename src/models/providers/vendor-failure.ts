import { ModelError, type ModelFailure } from '../chat-model.ts';

/** What the SDKs put on their errors and vendors into their error events; any of it may be missing. */
interface VendorError {
  readonly status?: unknown;
  readonly headers?: unknown;
  readonly type?: unknown;
  readonly code?: unknown;
  readonly requestID?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

/** The words vendors use for a failure that comes without a status, in the middle of a stream. */
const failureOfWord: ReadonlyMap<string, ModelFailure> = new Map([
  ['authentication_error', 'key_refused'],
  ['permission_error', 'key_refused'],
  ['invalid_api_key', 'key_refused'],
  ['rate_limit_error', 'rate_limited'],
  ['rate_limit_exceeded', 'rate_limited'],
  ['billing_error', 'rate_limited'],
  ['insufficient_quota', 'rate_limited'],
  ['invalid_request_error', 'request_refused'],
  ['not_found_error', 'model_gone'],
  ['model_not_found', 'model_gone'],
  ['model_not_available', 'model_gone'],
  ['model_decommissioned', 'model_gone'],
  ['request_too_large', 'request_refused'],
  ['context_length_exceeded', 'request_refused'],
  ['invalid_prompt', 'request_refused'],
  ['bio_policy', 'request_refused'],
  ['misalignment_policy_violation', 'request_refused'],
]);

/** Words that outweigh the status they come with: no credit is no fault of the request. */
const outOfCredit = new Set(['billing_error', 'insufficient_quota']);

/** A model that its vendor calls gone does not come back within the minutes of an outage. */
const goneMs = 10 * 60_000;

/**
 * Turns whatever a vendor's SDK, the network or a stream threw into a ModelError. It is built from
 * status, error word and request id alone, and carries no cause: vendors echo prompts and keys in
 * their error texts, and the SDKs quote those.
 */
export function vendorFailure(vendor: string, thrown: unknown): ModelError {
  if (thrown instanceof ModelError) return thrown;
  const error: VendorError = typeof thrown === 'object' && thrown !== null ? thrown : {};
  const failure = failureOf(error);
  const asked = error.headers instanceof Headers ? waitAskedFor(error.headers) : undefined;
  const retryAfterMs = failure === 'model_gone' && isCalledGone(error) ? goneMs : asked;
  return new ModelError(
    failure,
    describe(vendor, error),
    retryAfterMs === undefined ? {} : { retryAfterMs },
  );
}

function failureOf(error: VendorError): ModelFailure {
  const words = wordsOf(error);
  if (words.some((word) => outOfCredit.has(word))) return 'rate_limited';
  if (isCalledGone(error)) return 'model_gone';
  const status = statusOf(error);
  if (status !== undefined) return failureOfStatus(status, error);
  if (classOf(error) === 'APIConnectionTimeoutError') return 'timed_out';
  // A key with a line break in it is refused before it is sent.
  if (error instanceof TypeError && error.message.includes('header value')) return 'key_refused';
  const [known = 'unavailable'] = words.flatMap((word) => failureOfWord.get(word) ?? []);
  return known;
}

/** In words: a gateway that is being restarted says 404 as well. */
function isCalledGone(error: VendorError): boolean {
  return wordsOf(error).some((word) => failureOfWord.get(word) === 'model_gone');
}

function failureOfStatus(status: number, error: VendorError): ModelFailure {
  if (status === 401 || status === 403) return 'key_refused';
  if (status === 402 || status === 429) return 'rate_limited';
  if (status === 404 || status === 410) return 'model_gone';
  // Timeout, conflict, too early: the same request may pass the next time.
  if ([408, 409, 425].includes(status) || status >= 500 || status < 400) return 'unavailable';
  // quirk: xAI answers a wrong key with 400 "Incorrect API key provided".
  if (status === 400 && /incorrect api key/i.test(String(error.message))) return 'key_refused';
  return 'request_refused';
}

/** The status of the response, or the one a gateway writes into an event of a 200 stream. */
function statusOf({ status, code }: VendorError): number | undefined {
  if (typeof status === 'number') return status;
  return typeof code === 'number' && code >= 400 && code < 600 ? code : undefined;
}

/** Letters only, so that no key and hardly a sentence can pass for an error word. */
function wordsOf({ type, code }: VendorError): string[] {
  return [code, type].filter(
    (word): word is string =>
      typeof word === 'string' && word !== 'error' && /^[a-z]+(?:_[a-z]+)*$/i.test(word),
  );
}

function describe(vendor: string, error: VendorError): string {
  const [word = ''] = wordsOf(error);
  const status = statusOf(error);
  const reference = referenceOf(error);
  if (status !== undefined) return `${vendor} answered ${status} ${word}`.trimEnd() + reference;
  if (word) return `${vendor} reported ${word}${reference}`;
  const network = networkCode(error);
  if (network) return `the connection to ${vendor} failed (${network})`;
  if (error instanceof SyntaxError) return `${vendor} sent a stream that cannot be read`;
  return `${vendor} did not answer (${classOf(error)})`;
}

/** What support at the vendor asks for. */
function referenceOf({ requestID }: VendorError): string {
  const plain = typeof requestID === 'string' && /^[\w-]{1,100}$/.test(requestID);
  return plain ? ` (request ${requestID})` : '';
}

/** Node's and undici's codes (ECONNREFUSED, UND_ERR_SOCKET) sit at the bottom of the causes. */
function networkCode(error: VendorError, depth = 5): string | undefined {
  if (typeof error.code === 'string' && /^[A-Z][A-Z_]+$/.test(error.code)) return error.code;
  if (depth === 0 || typeof error.cause !== 'object' || error.cause === null) return undefined;
  return networkCode(error.cause, depth - 1);
}

function classOf(error: VendorError): string {
  return error instanceof Error ? error.constructor.name : 'no error';
}

function waitAskedFor(headers: Headers): number | undefined {
  const ms = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (Number.isFinite(ms)) return Math.max(0, Math.ceil(ms));
  const after = headers.get('retry-after') ?? '';
  const waitMs = /^\s*[\d.]+\s*$/.test(after)
    ? Number.parseFloat(after) * 1_000
    : Date.parse(after) - Date.now();
  return Number.isFinite(waitMs) ? Math.max(0, Math.ceil(waitMs)) : undefined;
}
