import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFunctionWord, stem } from './words.ts';

/** A word that may stand where somebody says another. */
export interface RelatedWord {
  readonly word: string;
  /** How nearly it says the same, 0 to 1. */
  readonly trust: number;
}

/**
 * A line a word: `word: other other_of_two_words …`, the nearest first. English; written by a language
 * model for the words alone, without any course or question (docs/decisions/0170).
 */
const file = join(import.meta.dirname, 'related-words.txt');

/** The twelfth other of a line says half as much as the first. */
const halved = 12;
/** That a line names a word says less of its headword than the other way round. */
const backwards = 0.6;
/** The nearest are enough: no course has all of them. */
const mostGiven = 40;

/** What a book may say instead of a student's word, the nearest first; nothing where we know no other. */
export function relatedWords(word: string): readonly RelatedWord[] {
  thesaurus ??= readThesaurus();
  const { places, spelled, starts, others, trusts } = thesaurus;
  const place = places.get(stem(word));
  if (place === undefined) return [];
  const nearest = new Map<number, number>();
  for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at += 1) {
    const other = others[at] ?? 0;
    nearest.set(other, Math.max(nearest.get(other) ?? 0, trusts[at] ?? 0));
  }
  return [...nearest]
    .toSorted(([a, trust], [b, other]) => other - trust || a - b)
    .slice(0, mostGiven)
    .map(([other, trust]) => ({ word: spelled[other] ?? '', trust }));
}

/** Packed, because it is held by every process that searches. */
interface Thesaurus {
  /** Where each stem stands, and the commonest of its spellings. */
  readonly places: ReadonlyMap<string, number>;
  readonly spelled: readonly string[];
  /** The others of the stem at i are those from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  readonly others: Uint32Array;
  readonly trusts: Float32Array;
}

let thesaurus: Thesaurus | undefined;

function readThesaurus(): Thesaurus {
  const text = readFileSync(file, 'utf8');
  const places = new Map<string, number>();
  const spelled: string[] = [];
  const times = new Map<string, number>();
  const pairs = createPairs(2 * text.matchAll(/[ _]/g).reduce((count) => count + 1, 0));

  const placeOf = (word: string): number => {
    const root = stem(word);
    const known = places.get(root);
    const place = known ?? spelled.push(word) - 1;
    if (known === undefined) places.set(root, place);
    const count = (times.get(word) ?? 0) + 1;
    times.set(word, count);
    if (count > (times.get(spelled[place] ?? '') ?? 0)) spelled[place] = word;
    return place;
  };
  const partsOf = (entry: string): string[] =>
    entry.split('_').filter((word) => word.length > 1 && !isFunctionWord(word));

  for (const line of linesOf(text)) {
    const [head = '', ...others] = line.replace(':', '').split(' ');
    const one = placeOf(head);
    others.forEach((other, at) => {
      const parts = partsOf(other);
      // Each word of an entry says its share of it.
      const trust = 1 / (1 + at / halved) / parts.length;
      for (const part of parts.map(placeOf)) {
        pairs.add(one, part, trust);
        pairs.add(part, one, trust * backwards);
      }
    });
  }
  return { places, spelled, ...pairs.pack(spelled.length) };
}

function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    yield text.slice(from, end);
    from = end + 1;
  }
}

/** @param room at least as many pairs as will be added */
function createPairs(room: number) {
  const from = new Uint32Array(room);
  const to = new Uint32Array(room);
  const trusts = new Float32Array(room);
  let count = 0;
  return {
    add: (one: number, other: number, trust: number): void => {
      if (one === other) return;
      from[count] = one;
      to[count] = other;
      trusts[count] = trust;
      count += 1;
    },
    pack: (size: number) => {
      const starts = new Uint32Array(size + 1);
      for (let pair = 0; pair < count; pair += 1) starts[(from[pair] ?? 0) + 1]! += 1;
      for (let place = 0; place < size; place += 1) starts[place + 1]! += starts[place]!;
      const next = starts.slice();
      const packed = { others: new Uint32Array(count), trusts: new Float32Array(count) };
      for (let pair = 0; pair < count; pair += 1) {
        const at = next[from[pair] ?? 0] ?? 0;
        next[from[pair] ?? 0] = at + 1;
        packed.others[at] = to[pair] ?? 0;
        packed.trusts[at] = trusts[pair] ?? 0;
      }
      return { starts, ...packed };
    },
  };
}
