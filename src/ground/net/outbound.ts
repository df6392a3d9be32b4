import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, fetch as undiciFetch, type RequestInit } from 'undici';

/** Why a request to somebody else's server was refused or failed. */
export type OutboundErrorCode =
  | 'address_refused'
  | 'too_many_redirects'
  | 'response_too_large'
  | 'timed_out'
  | 'unreachable';

export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  readonly code: OutboundErrorCode;
  /** Where it came to that, after redirects. */
  readonly host: string | undefined;

  constructor(
    code: OutboundErrorCode,
    message: string,
    { host, ...options }: ErrorOptions & { readonly host?: string } = {},
  ) {
    super(message, options);
    this.code = code;
    this.host = host;
  }
}

export interface OutboundRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Largest body taken, in bytes (2 MiB). */
  readonly maxBytes?: number;
  /** Whole exchange, redirects and body included (15 s). */
  readonly timeoutMs?: number;
  /** 0 refuses redirects. Authorization is dropped when a redirect leaves the host. */
  readonly maxRedirects?: number;
  readonly signal?: AbortSignal;
}

export interface OutboundResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Address that answered, after redirects. */
  readonly url: string;
  readonly body: Buffer;
}

/** Requests to addresses that somebody else chose: platforms, LMSs, links in course material. */
export type Outbound = (url: string, request?: OutboundRequest) => Promise<OutboundResponse>;

export interface OutboundOptions {
  /** Hosts that may be private addresses and plain http; compared without port. */
  readonly allowPrivateHosts: readonly string[];
  /** Canvas refuses API requests without one: product/version (contact). */
  readonly userAgent: string;
}

/**
 * Creates the guarded client: https only, public addresses only (checked on the address that is
 * really connected to, so DNS cannot change its mind), bounded in size, time and redirects.
 */
export function createOutbound({ allowPrivateHosts, userAgent }: OutboundOptions): Outbound {
  const allowed = new Set(allowPrivateHosts);
  const guarded = new Agent({
    connect: { lookup: publicLookup, timeout: 5_000 },
    keepAliveTimeout: 10_000,
  });
  const trusting = new Agent({ connect: { timeout: 5_000 }, keepAliveTimeout: 10_000 });

  async function send(url: URL, request: OutboundRequest, signal: AbortSignal) {
    const trusted = allowed.has(bareHost(url));
    if (!trusted) refuseUnsafe(url);
    const init: RequestInit = {
      method: request.method ?? 'GET',
      headers: { 'user-agent': userAgent, ...request.headers },
      redirect: 'manual',
      dispatcher: trusted ? trusting : guarded,
      signal,
    };
    if (request.body !== undefined) init.body = request.body;
    return undiciFetch(url, init);
  }

  return async (address, request = {}) => {
    const { maxBytes = 2 * 1024 * 1024, timeoutMs = 15_000, maxRedirects = 0 } = request;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout;
    let url = parse(address);
    let current = request;
    try {
      for (let hop = 0; hop <= maxRedirects; hop += 1) {
        const response = await send(url, current, signal);
        const location = isRedirect(response.status) ? response.headers.get('location') : null;
        if (location === null || maxRedirects === 0) {
          const body = await readBounded(response.body, maxBytes);
          return {
            status: response.status,
            headers: response.headers as unknown as Headers,
            url: url.href,
            body,
          };
        }
        await response.body?.cancel();
        const next = new URL(location, url);
        if (next.host !== url.host) current = withoutCredentials(current);
        url = next;
      }
    } catch (error) {
      throw translate(error, url.host, request.signal, timeout);
    }
    throw new OutboundError('too_many_redirects', `more than ${maxRedirects} redirects`);
  };
}

function parse(address: string): URL {
  try {
    return new URL(address);
  } catch (cause) {
    throw new OutboundError('address_refused', 'not an absolute address', { cause });
  }
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

function refuseUnsafe(url: URL): void {
  if (url.protocol !== 'https:')
    throw new OutboundError('address_refused', 'only https addresses are called');
  if (url.username || url.password)
    throw new OutboundError('address_refused', 'address carries credentials');
  const host = bareHost(url);
  if (isIP(host) && !isPublic(host))
    throw new OutboundError('address_refused', 'address is not public');
}

/** True for addresses on the public internet; false for private, loopback, link-local and the like. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}

type LookupCallback = (
  error: Error | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

function publicLookup(hostname: string, options: object, callback: LookupCallback): void {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const safe = addresses.filter(({ address }) => isPublic(address));
    if (safe.length === 0) {
      return callback(new OutboundError('address_refused', 'host has no public address'), []);
    }
    if ((options as { all?: boolean }).all) return callback(null, safe);
    return callback(null, safe[0]?.address ?? '', safe[0]?.family);
  });
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function withoutCredentials(request: OutboundRequest): OutboundRequest {
  const kept = Object.entries(request.headers ?? {}).filter(
    ([name]) => !['authorization', 'cookie'].includes(name.toLowerCase()),
  );
  return { ...request, headers: Object.fromEntries(kept) };
}

async function readBounded(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > maxBytes)
      throw new OutboundError('response_too_large', `more than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function translate(
  error: unknown,
  host: string,
  caller: AbortSignal | undefined,
  timeout: AbortSignal,
): Error {
  if (caller?.aborted) return caller.reason instanceof Error ? caller.reason : new Error('aborted');
  const known =
    error instanceof Error && error.cause instanceof OutboundError ? error.cause : error;
  if (known instanceof OutboundError)
    return new OutboundError(known.code, known.message, { cause: known.cause, host });
  const told = { cause: error, host };
  if (timeout.aborted) return new OutboundError('timed_out', 'no answer in time', told);
  return new OutboundError('unreachable', 'the server could not be reached', told);
}
