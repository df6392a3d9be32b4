import type { Live } from '../ground/live/index.ts';
import type { ModelFailure } from './chat-model.ts';

/** Keeps a failing model from being asked, for every process at once. */
export interface Breaker {
  /**
   * Whether the model may be asked now. While it is shut out this is false; once the window is over
   * one caller is let through as a probe, and how that ends decides.
   */
  admits(id: string): Promise<boolean>;
  /** Gives a probe back that was not made. */
  release(id: string): Promise<void>;
  succeeded(id: string): Promise<void>;
  failed(id: string, failure: ModelFailure, retryAfterMs?: number): Promise<void>;
}

/** So many failures within a minute shut a model out. */
const threshold = 5;
const countingMs = 60_000;
/** The first window; every failed probe doubles it, up to the longest (A67). */
const firstWindowMs = 5_000;
const longestWindowMs = 10 * 60_000;
/** A probe that never came back makes room for another one after so long. */
const probeMs = 60_000;

/** Failures that say something about the model and not about the one request. */
const countsAgainst: ReadonlySet<ModelFailure> = new Set([
  'key_refused',
  'model_gone',
  'rate_limited',
  'unavailable',
  'timed_out',
  'empty',
]);

/**
 * Rests on expiry alone, so that the clocks of processes need not agree: `open` lives as long as
 * the window, `trip` (the window's length) a while longer, and between the two the model is on
 * probation. Without the live store every model is admitted.
 */
export function createBreaker({
  cache,
  counters,
}: Pick<Live, 'cache'> & { readonly counters: Pick<Live['counters'], 'add'> }): Breaker {
  const key = (id: string, what: string): string => `breaker:${what}:${id}`;

  async function trip(id: string, windowMs: number): Promise<void> {
    await cache.set(key(id, 'trip'), String(windowMs), windowMs + longestWindowMs);
    await cache.set(key(id, 'open'), '1', windowMs);
    await cache.delete(key(id, 'probe'));
  }

  return {
    admits: (id) =>
      orElse(true, async () => {
        const tripped = await cache.get(key(id, 'trip'));
        if (tripped === undefined) return true;
        if ((await cache.get(key(id, 'open'))) !== undefined) return false;
        return cache.claim(key(id, 'probe'), '1', probeMs);
      }),
    release: (id) => orElse(undefined, () => cache.delete(key(id, 'probe'))),
    succeeded: (id) =>
      orElse(undefined, async () => {
        if ((await cache.get(key(id, 'trip'))) === undefined) return;
        await cache.delete(key(id, 'trip'));
        await cache.delete(key(id, 'open'));
        await cache.delete(key(id, 'probe'));
      }),
    failed: (id, failure, retryAfterMs = 0) =>
      orElse(undefined, async () => {
        if (!countsAgainst.has(failure)) return cache.delete(key(id, 'probe'));
        const before = Number((await cache.get(key(id, 'trip'))) ?? 0);
        // What was asked before the model was shut out and fails only now says nothing new.
        if (before > 0 && (await cache.get(key(id, 'open'))) !== undefined) return;
        const asked = Math.min(longestWindowMs, retryAfterMs);
        if (before > 0) {
          return trip(id, Math.max(asked, Math.min(longestWindowMs, before * 2)));
        }
        const { value } = await counters.add(key(id, 'failures'), 1, countingMs);
        // A vendor that names a time to wait need not be asked until then; neither with a refused key,
        // nor for a model that it does not have.
        const atOnce = asked > 0 || failure === 'key_refused' || failure === 'model_gone';
        if (value >= threshold || atOnce) await trip(id, Math.max(asked, firstWindowMs));
      }),
  };
}

async function orElse<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}
