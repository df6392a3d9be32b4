import type { Request, RequestHandler } from 'express';
import type { Counters } from '../../ground/live/index.ts';
import type { Door } from '../../launch/index.ts';

/** How much of the LTI doors one address or one registration may use in a minute. */
export interface Allowances {
  /** Requests of one address to one door. */
  readonly perAddress: number;
  /** Requests of one registration to one door, from wherever. */
  readonly perRegistration: number;
  /** Requests of one address, to any door, that were turned away. */
  readonly refusals: number;
}

/** Somebody used up what they may use in a minute. */
export class TooManyRequestsError extends Error {
  override readonly name = 'TooManyRequestsError';
  readonly code = 'too_many_requests';
  readonly retryAfterSeconds: number;
  /** True for the first request beyond that this process meets: the one the audit keeps. */
  readonly isFirst: boolean;

  constructor(what: string, retryAfterMs: number, isFirst: boolean) {
    super(`limit per ${what} is used up`);
    this.retryAfterSeconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
    this.isFirst = isFirst;
  }
}

export interface Limits {
  /** In front of a door. @throws TooManyRequestsError to the error handler */
  door(door: Door): RequestHandler;
  /** Once the registration is known. @throws TooManyRequestsError */
  registration(door: Door, registrationId: string): Promise<void>;
  /** Notes that the request was turned away. */
  refused(req: Request): Promise<void>;
}

interface Counted {
  readonly key: string;
  readonly value: number;
  readonly resetsInMs: number;
}

const windowMs = 60_000;
/** Counters beyond their limit that are remembered at a time. */
const mostNoted = 10_000;

/**
 * Counts in the shared live store, so that limits hold over processes. When the store does not
 * answer everybody passes: a lost counter must not close the doors of a school.
 */
export function createLimits(counters: Counters, allowances: Allowances): Limits {
  const { perAddress, perRegistration, refusals } = allowances;

  /** When the window ends of each counter that was found beyond its limit. */
  const noted = new Map<string, number>();

  async function count(key: string, amount: number): Promise<Counted> {
    const counted = await counters
      .add(`lti:${key}`, amount, windowMs)
      .catch(() => ({ value: 0, resetsInMs: windowMs }));
    return { key, ...counted };
  }

  function refuse(what: string, { key, resetsInMs }: Counted): never {
    const now = performance.now();
    const isFirst = (noted.get(key) ?? 0) <= now;
    if (noted.size >= mostNoted) noted.clear();
    if (isFirst) noted.set(key, now + resetsInMs);
    throw new TooManyRequestsError(what, resetsInMs, isFirst);
  }

  return {
    door: (door) => async (req, _res, next) => {
      const [refused, asked] = await Promise.all([
        count(`refused:${req.ip}`, 0),
        count(`${door}:address:${req.ip}`, 1),
      ]);
      if (refused.value >= refusals) refuse('address', refused);
      if (asked.value > perAddress) refuse('address', asked);
      next();
    },
    registration: async (door, id) => {
      const asked = await count(`${door}:registration:${id}`, 1);
      if (asked.value > perRegistration) refuse('registration', asked);
    },
    refused: async (req) => void (await count(`refused:${req.ip}`, 1)),
  };
}
