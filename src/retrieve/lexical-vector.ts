import { hash } from 'node:crypto';
import { rememberWords } from '../ground/text/index.ts';

/** A chunk's words as full text sees them. */
export interface LexicalVector {
  readonly lexemes: readonly string[];
  /** As pgvector reads a sparse vector: `{slot:weight,…}/dimensions`. */
  readonly weights: string;
}

/** Slots are 28 bits of md5, as `lexeme_slot` of the database takes them, from 1. */
const slots = 2 ** 28 + 1;
/** How soon repetition stops to say more, how much length is discounted, and the mean length of real chunks. */
const [k1, b, meanLength] = [1.2, 0.5, 90];

/**
 * The part of BM25 that the chunk decides (Robertson and Zaragoza 2009, "The Probabilistic Relevance
 * Framework: BM25 and Beyond", section 3.6). The other part, rarity in the course, is the question's:
 * the inner product of both is the score.
 * @param said how often the chunk says each word, in the order of the text
 * @param lexemesOf what each word is in its language
 */
export function lexicalVector(
  said: ReadonlyMap<string, number>,
  lexemesOf: ReadonlyMap<string, readonly string[]>,
): LexicalVector {
  const times = new Map<string, number>();
  let length = 0;
  for (const [word, count] of said) {
    for (const lexeme of lexemesOf.get(word) ?? []) {
      times.set(lexeme, (times.get(lexeme) ?? 0) + count);
      length += count;
    }
  }
  const discount = k1 * (1 - b + (b * length) / meanLength);
  const counts = new Map<number, number>();
  for (const [lexeme, count] of times) {
    const slot = slotOf(lexeme);
    counts.set(slot, Math.max(counts.get(slot) ?? 0, count));
  }
  // Most words are said as often as many others: their weights are made into text once.
  const weightOf = memo((count) => ((count * (k1 + 1)) / (count + discount)).toFixed(3));
  const entries = Uint32Array.from(counts.keys())
    .toSorted()
    .values()
    .map((slot) => `${slot}:${weightOf(counts.get(slot) ?? 0)}`);
  return { lexemes: [...times.keys()], weights: `{${[...entries].join(',')}}/${slots}` };
}

function memo(weigh: (count: number) => string): (count: number) => string {
  const known = new Map<number, string>();
  return (count) => {
    const found = known.get(count) ?? weigh(count);
    known.set(count, found);
    return found;
  };
}

/** Where a lexeme stands in lexical vectors. */
export const slotOf = rememberWords(
  (lexeme) => Number.parseInt(hash('md5', lexeme).slice(0, 7), 16) + 1,
);
