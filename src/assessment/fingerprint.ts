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
const mostWords = 6_000;

/** The fingerprint of a text that messages are held against. */
export function fingerprintOf(text: string): Fingerprint {
  const { pairs, places } = pairsIn(wordsOf(text).slice(0, mostWords));
  const order = Uint32Array.from(pairs.keys()).toSorted(
    (one, other) => (pairs[one] ?? 0) - (pairs[other] ?? 0) || one - other,
  );
  return {
    pairs: order.map((row) => pairs[row] ?? 0),
    places: order.map((row) => places[row] ?? 0),
    full: densest(pairs.map((pair, row) => ({ pair, at: places[row] ?? 0 }))),
  };
}

/** The pairs of a text once each, rising. */
export function pairsOf(text: string): Uint32Array {
  return pairsAmong(wordsOf(text));
}

/** The pairs of words that were told apart already. */
export function pairsAmong(words: readonly number[]): Uint32Array {
  const sorted = Uint32Array.from(pairsIn(words).pairs).toSorted();
  return sorted.filter((pair, row) => row === 0 || pair !== sorted[row - 1]);
}

/** How many different pairs the two share where the text has the most of them close together. */
export function resemblance({ pairs, places }: Fingerprint, said: Uint32Array): number {
  const shared: Shared[] = [];
  let row = 0;
  for (const pair of said) {
    row = rowFrom(pairs, row, pair);
    for (; pairs[row] === pair; row += 1) shared.push({ pair, at: places[row] ?? 0 });
  }
  return densest(shared.toSorted((one, other) => one.at - other.at));
}

/** The first row, from one on, that is not below what is wanted; looked for in leaps that grow. */
function rowFrom(sorted: Uint32Array, from: number, wanted: number): number {
  let [low, leap] = [from, 1];
  while (low + leap < sorted.length && (sorted[low + leap] ?? 0) < wanted) {
    low += leap;
    leap *= 2;
  }
  let high = Math.min(low + leap, sorted.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Shared {
  readonly pair: number;
  readonly at: number;
}

/** @param found in the order of their places */
function densest(found: readonly Shared[]): number {
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

/** All pairs in the order of their places. */
function pairsIn(words: readonly number[]): {
  readonly pairs: number[];
  readonly places: number[];
} {
  const [pairs, places]: [number[], number[]] = [[], []];
  for (let at = 0; at < words.length; at += 1) {
    for (let next = at + 1; next <= at + reach && next < words.length; next += 1) {
      const [one, other] = [words[at] ?? 0, words[next] ?? 0];
      if (one === other) continue;
      pairs.push(pairOf(Math.min(one, other), Math.max(one, other)));
      places.push(at);
    }
  }
  return { pairs, places };
}

/** A number for two words, whichever comes first: a sentence that was turned around is the same sentence. */
function pairOf(lower: number, higher: number): number {
  // Two odd factors of good dispersion, as in MurmurHash3.
  const mixed = Math.imul(lower, 0xcc9e2d51) ^ Math.imul(higher, 0x1b873593);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

const term =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|\p{L}+|\p{N}[\p{N}.,]*/gu;
/** Its telling words in their order, as numbers; every number is the same, since other numbers make no other task. */
export function wordsOf(text: string): number[] {
  // The names of commands in formulas and the joints of names in programs are no words.
  const plain = text.replaceAll(/\\[a-z]+/gi, ' ').replaceAll('_', ' ');
  const words: number[] = [];
  for (const word of fold(plain).match(term) ?? []) {
    const told = numberOf(word);
    const isTelling = told !== untold && (told !== aNumber || words.at(-1) !== aNumber);
    if (isTelling) words.push(told);
  }
  return words;
}

const aNumber = 1;
const untold = 0;

/** Of a word's stem; for all numbers the same one, and 0 for what tells nothing. */
function numberOf(word: string): number {
  if (/^\p{N}/u.test(word)) return aNumber;
  return isFunctionWord(word) ? untold : fnv1a(stem(word));
}
