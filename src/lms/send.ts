import { setTimeout as wait } from 'node:timers/promises';
import { OutboundError, type OutboundRequest, type OutboundResponse } from '../ground/net/index.ts';
import { CourseSourceError } from './course-source.ts';
import { createLanes } from './lanes.ts';
import type { CourseSourceNeeds } from './source-needs.ts';

/**
 * One request to an LMS, with patience: what is throttled, down or silent is asked again later.
 * Any other answer is handed back, whatever its status.
 * @throws CourseSourceError unavailable, unusable; or the signal's reason
 */
export type Send = (
  url: string,
  request: OutboundRequest,
  signal: AbortSignal,
) => Promise<OutboundResponse>;

export interface Manners {
  /** Name of the LMS as instructors know it. */
  readonly lms: string;
  readonly isThrottled: (response: OutboundResponse) => boolean;
}

type SendNeeds = Pick<CourseSourceNeeds, 'outbound' | 'sleep' | 'random'>;

interface Trouble {
  readonly error: CourseSourceError;
  readonly tries: number;
  /** What the LMS asked for; null leaves the wait to us. */
  readonly waitMs: number | null;
}

/** Canvas charges parallel requests up front (https://canvas.instructure.com/doc/api/file.throttling.html): three fit its bucket. */
const width = 3;
/** Five waits of 1, 2, 4, 8 and 16 s: a full Canvas bucket of 800 is usable again well before that. */
const triesWhenThrottled = 6;
/** Fewer, because each try against a silent server costs its whole time limit as well. */
const triesWhenDown = 4;
const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

/** Creates the sender that all requests to one LMS account go through, at most three at a time. */
export function createSend(needs: SendNeeds, manners: Manners): Send {
  const { outbound, sleep = realSleep, random = Math.random } = needs;
  const inLane = createLanes(width);

  async function tryOnce(
    url: string,
    request: OutboundRequest,
    signal: AbortSignal,
  ): Promise<OutboundResponse | Trouble> {
    try {
      signal.throwIfAborted();
      const response = await outbound(url, { ...request, signal });
      return troubleWith(response, manners) ?? response;
    } catch (cause) {
      signal.throwIfAborted();
      return troubleOf(cause, manners.lms, url);
    }
  }

  return (url, request, signal) =>
    inLane(async () => {
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await tryOnce(url, request, signal);
        if (!('error' in outcome)) return outcome;
        if (attempt >= outcome.tries) throw outcome.error;
        const waitMs = outcome.waitMs ?? firstWaitMs * 2 ** (attempt - 1) * (0.5 + random() / 2);
        await sleep(waitMs, signal);
      }
    });
}

function troubleWith(response: OutboundResponse, { lms, isThrottled }: Manners): Trouble | null {
  if (isThrottled(response)) {
    const text = `${lms} is limiting how fast we may read. The next reading of the course tries again.`;
    const error = new CourseSourceError('unavailable', text);
    return { error, tries: triesWhenThrottled, waitMs: askedWaitMs(response) };
  }
  if (response.status < 500) return null;
  const text = `${lms} is not working at the moment (it answered ${response.status}). Try again later.`;
  const error = new CourseSourceError('unavailable', text);
  return { error, tries: triesWhenDown, waitMs: askedWaitMs(response) };
}

function troubleOf(cause: unknown, lms: string, url: string): Trouble {
  const code = cause instanceof OutboundError ? cause.code : 'unreachable';
  const passing = code === 'timed_out' || code === 'unreachable';
  // Only the host is named: the rest of an address may be a secret.
  const asked = URL.parse(url)?.host ?? 'an unreadable address';
  const host = (cause instanceof OutboundError && cause.host) || asked;
  const failure = unusable.has(code) ? 'unusable' : 'unavailable';
  const error = new CourseSourceError(failure, explanations[code](lms, host), { cause });
  return { error, tries: passing ? triesWhenDown : 1, waitMs: null };
}

/** The LMS is there; another try would end the same. */
const unusable: ReadonlySet<OutboundError['code']> = new Set([
  'address_refused',
  'response_too_large',
  'too_many_redirects',
]);

type Explain = (lms: string, host: string) => string;

const explanations: Readonly<Record<OutboundError['code'], Explain>> = {
  address_refused: (_lms, host) =>
    `Preceptor does not call ${host}, because it is not a public https address. Ask the administrator of Preceptor to allow it.`,
  response_too_large: (lms) =>
    `${lms} sent more than Preceptor takes in one piece. If it is one file, split it; else ask the administrator of Preceptor.`,
  too_many_redirects: (lms) => `${lms} sent us in circles. Try again later.`,
  timed_out: (lms, host) => `${lms} did not answer in time (${host}). Try again later.`,
  unreachable: (lms, host) => `${lms} could not be reached (${host}). Try again later.`,
};

/** Seconds or a date (RFC 9110, 10.2.3); Canvas promises neither. */
function askedWaitMs({ headers }: OutboundResponse): number | null {
  const asked = headers.get('retry-after');
  if (!asked) return null;
  const ms = /^\d+$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestWaitMs) : null;
}

async function realSleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
