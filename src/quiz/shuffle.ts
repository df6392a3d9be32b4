import { fnv1a } from '../ground/text/index.ts';

/** The same things in another order, which is the same for the same seed. */
export function shuffled<T>(things: readonly T[], seed: string): T[] {
  const random = randomOf(fnv1a(seed));
  const mixed = [...things];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const moved = mixed[at] as T;
    mixed[at] = mixed[other] as T;
    mixed[other] = moved;
  }
  return mixed;
}

/** Numbers from 0 to below 1. Mulberry32, public domain: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
