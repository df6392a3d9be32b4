import { fnv1a, fold, isFunctionWord, stem } from '../ground/text/index.ts';

/**
 * What is compared of a text: which telling words stand near one another, whatever stands between them.
 * Eight bytes a pair; nothing of the text can be read from it.
 */
export interface Fingerprint {
  /** Numbers of pairs of words, rising. */
  readonly pairs: Uint32Array;
  /** At which of its telling words each of them begins. */
  readonly places: Uint32Array;
  /** How many different pairs it has where it has the most: as much as any message can share of it. */
  readonly full: number;
}

/** A word meets the next three. A word that was exchanged then breaks six pairs, and leaves those around it. */
const reach = 3;
/** Pairs are counted together that begin within so many telling words: two to three sentences. */
const span = 16;
/** Of a longer text the rest is not compared: some twenty pages. */
const mostTerms = 6_000;

/** The fingerprint of a text that messages are held against. */
export function fingerprintOf(text: string): Fingerprint {
  const found = [...pairsIn(termsOf(text))];
  const sorted = found.toSorted((a, b) => a.pair - b.pair || a.at - b.at);
  return {
    pairs: Uint32Array.from(sorted, ({ pair }) => pair),
    places: Uint32Array.from(sorted, ({ at }) => at),
    full: densest(found),
  };
}

/** The pairs of a message, once each. */
export function pairsOf(text: string): ReadonlySet<number> {
  return new Set([...pairsIn(termsOf(text))].map(({ pair }) => pair));
}

/** How many different pairs the two share where the text has the most of them close together. */
export function resemblance({ pairs, places }: Fingerprint, said: ReadonlySet<number>): number {
  const shared: { pair: number; at: number }[] = [];
  for (const pair of said) {
    for (let row = firstOf(pairs, pair); pairs[row] === pair; row += 1) {
      shared.push({ pair, at: places[row] ?? 0 });
    }
  }
  return densest(shared.toSorted((a, b) => a.at - b.at));
}

/** @param found in the order of their places */
function densest(found: readonly { readonly pair: number; readonly at: number }[]): number {
  const inside = new Map<number, number>();
  let [first, most] = [0, 0];
  for (const { pair, at } of found) {
    inside.set(pair, (inside.get(pair) ?? 0) + 1);
    for (let left = found[first]; left && left.at <= at - span; left = found[first]) {
      const times = inside.get(left.pair) ?? 1;
      if (times === 1) inside.delete(left.pair);
      else inside.set(left.pair, times - 1);
      first += 1;
    }
    most = Math.max(most, inside.size);
  }
  return most;
}

/** Where a number stands first, or would stand. */
function firstOf(sorted: Uint32Array, wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* pairsIn(terms: readonly string[]): Generator<{ pair: number; at: number }> {
  for (const [at, one] of terms.entries()) {
    for (const other of terms.slice(at + 1, at + 1 + reach)) {
      // Whichever comes first: a sentence that was turned around is the same sentence.
      if (one < other) yield { pair: fnv1a(`${one} ${other}`), at };
      else if (one > other) yield { pair: fnv1a(`${other} ${one}`), at };
    }
  }
}

const term =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|\p{L}+|\p{N}[\p{N}.,]*/gu;
const aNumber = '#';

/** Its telling words in their order, stemmed; every number is the same, since other numbers make no other task. */
function termsOf(text: string): string[] {
  // The names of commands in formulas and the joints of names in programs are no words.
  const plain = text.replaceAll(/\\[a-z]+/gi, ' ').replaceAll('_', ' ');
  const found = fold(plain).match(term) ?? [];
  return found
    .map((word) => (/^\p{N}/u.test(word) ? aNumber : word))
    .filter((word) => !isFunctionWord(word))
    .map(stem)
    .filter((word, at, all) => word !== aNumber || all[at - 1] !== aNumber)
    .slice(0, mostTerms);
}
