import { setTimeout as pause } from 'node:timers/promises';
import type { Counters } from './live.ts';

/** How long additions gather before the shared store hears of them, in milliseconds. */
const gatherMs = 50;
/** Counters held at a time; beyond, those the store knows are forgotten and asked for anew. */
const mostHeld = 20_000;

interface Held {
  /** As the shared store said last, with what was added here since. */
  value: number;
  /** Added here and not told yet. */
  untold: number;
  /** On the clock of `performance.now()`. */
  resetsAt: number;
  readonly windowMs: number;
}

/**
 * Counters of the shared store, kept near: an addition to one that is known here is answered at once,
 * and told to the store together with others. Exact within the process; what other processes add is
 * known at the first addition of a window, and from then on a moment late.
 */
export function nearCounters(shared: Counters): Counters {
  const held = new Map<string, Held>();
  const waiting = new Set<string>();
  let isTelling = false;

  function known(key: string): Held | undefined {
    const counter = held.get(key);
    return counter && counter.resetsAt > performance.now() ? counter : undefined;
  }

  async function ask(key: string, amount: number, windowMs: number) {
    const answer = await shared.add(key, amount, windowMs);
    const untold = known(key)?.untold ?? 0;
    const resetsAt = performance.now() + answer.resetsInMs;
    if (held.size >= mostHeld) forget();
    held.set(key, { value: answer.value + untold, untold, resetsAt, windowMs });
    return answer;
  }

  function forget(): void {
    for (const [key, { untold }] of held) if (untold === 0) held.delete(key);
  }

  async function tell(key: string): Promise<void> {
    const counter = known(key);
    if (!counter) return;
    const amount = counter.untold;
    counter.untold = 0;
    try {
      const { value, resetsInMs } = await shared.add(key, amount, counter.windowMs);
      counter.value = value + counter.untold;
      counter.resetsAt = performance.now() + resetsInMs;
    } catch {
      // The store is away: it hears of it with the next addition.
      counter.untold += amount;
    }
  }

  // One round at a time: an answer would know nothing of what a later one has told.
  async function tellInRounds(): Promise<void> {
    isTelling = true;
    while (waiting.size > 0) {
      await pause(gatherMs, undefined, { ref: false });
      const keys = [...waiting];
      waiting.clear();
      await Promise.all(keys.map(tell));
    }
    isTelling = false;
  }

  return {
    add: async (key, amount, windowMs) => {
      const counter = known(key);
      if (!counter) return ask(key, amount, windowMs);
      counter.value += amount;
      counter.untold += amount;
      waiting.add(key);
      if (!isTelling) void tellInRounds();
      return { value: counter.value, resetsInMs: counter.resetsAt - performance.now() };
    },
    forget: async (key) => {
      held.delete(key);
      await shared.forget(key);
    },
  };
}
