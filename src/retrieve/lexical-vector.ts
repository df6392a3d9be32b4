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
 * @param lexemesOf what each word is in its language
 */
export function lexicalVector(
  words: readonly string[],
  lexemesOf: ReadonlyMap<string, readonly string[]>,
): LexicalVector {
  const times = new Map<string, number>();
  for (const lexeme of words.flatMap((word) => lexemesOf.get(word) ?? []))
    times.set(lexeme, (times.get(lexeme) ?? 0) + 1);
  const length = [...times.values()].reduce((sum, count) => sum + count, 0);
  const discount = k1 * (1 - b + (b * length) / meanLength);
  const weights = new Map<number, number>();
  for (const [lexeme, count] of times) {
    const slot = slotOf(lexeme);
    weights.set(slot, Math.max(weights.get(slot) ?? 0, (count * (k1 + 1)) / (count + discount)));
  }
  const entries = [...weights].toSorted(([a], [z]) => a - z);
  return {
    lexemes: [...times.keys()],
    weights: `{${entries.map(([slot, weight]) => `${slot}:${weight.toFixed(3)}`).join(',')}}/${slots}`,
  };
}

/** Where a lexeme stands in lexical vectors. */
export const slotOf = rememberWords(
  (lexeme) => Number.parseInt(hash('md5', lexeme).slice(0, 7), 16) + 1,
);
