import type { WithTenant } from '../tenancy/index.ts';
import { slotOf } from './lexical-vector.ts';
import type { Rarity } from './rarity.ts';
import { guessTerms, type Guess, type HybridQuery } from './search-store.ts';

/** What the words of a question weigh in a course. */
export interface WeighedWords {
  /** By slot of the lexical vectors. */
  readonly wanted: ReadonlyMap<number, number>;
  /** What a chunk with every word would have to hold; a word nobody wrote counts in full. */
  readonly needed: number;
}

/** A question, and what its words are in the course as far as the one who asks may see it. */
export interface AskedCourse {
  readonly query: Pick<HybridQuery, 'tenantId' | 'courseId' | 'words' | 'ranking' | 'related'>;
  readonly languages: readonly string[];
  /** Changes with the course. */
  readonly signature: string;
  readonly rarity: Rarity;
  /** The lexemes of each word. */
  readonly said: ReadonlyMap<string, readonly string[]>;
}

export type WeighWords = (course: AskedCourse) => Promise<WeighedWords>;

const keptGuesses = 5_000;

/**
 * Weighs words by how rare they are in the course, as the statement of search-statements.ts does. What was
 * guessed for a word is remembered until the course changes.
 */
export function createWeighWords(withTenant: WithTenant): WeighWords {
  const guesses = new Map<string, readonly string[]>();

  async function guess({ query, signature }: AskedCourse, unknown: readonly Guess[]) {
    const nameOf = (word: string): string =>
      `${query.courseId} ${signature} ${query.ranking.version} ${word}`;
    const known = unknown.flatMap(({ word }) => guesses.get(nameOf(word)) ?? []);
    const missing = unknown.filter(({ word }) => !guesses.has(nameOf(word)));
    if (missing.length === 0) return known;
    const guessed = await withTenant(query.tenantId, (tx) => guessTerms(tx, query, missing));
    if (guesses.size + missing.length > keptGuesses) guesses.clear();
    const found = Map.groupBy(guessed, ({ word }) => word);
    for (const { word } of missing)
      guesses.set(nameOf(word), found.get(word)?.map(({ lexeme }) => lexeme) ?? []);
    return [...known, ...guessed.map(({ lexeme }) => lexeme)];
  }

  return async (course) => {
    const { query, rarity, said } = course;
    const { shortestGuessed, guessWeight } = query.ranking;
    const unknown = query.words.flatMap((word) => {
      const its = said.get(word) ?? [];
      const [lexeme] = its.toSorted();
      const known = its.some((one) => rarity.knows(one));
      return known || lexeme === undefined || word.length < shortestGuessed
        ? []
        : [{ word, lexeme }];
    });
    const guessed = unknown.length > 0 ? await guess(course, unknown) : [];
    const asked = [...new Set([...said.values()].flat())];
    return weigh({ asked, guessed, guessWeight, unknown: unknown.length }, rarity);
  };
}

function weigh(
  words: {
    asked: readonly string[];
    guessed: readonly string[];
    guessWeight: number;
    unknown: number;
  },
  rarity: Rarity,
): WeighedWords {
  const weights = new Map<string, number>();
  const add = (lexeme: string, trust: number): void => {
    const idf = rarity.idf(lexeme);
    if (idf !== null) weights.set(lexeme, Math.max(weights.get(lexeme) ?? 0, trust * idf));
  };
  for (const lexeme of words.asked) add(lexeme, 1);
  for (const lexeme of words.guessed) add(lexeme, words.guessWeight);
  const wanted = new Map<number, number>();
  for (const [lexeme, weight] of weights) {
    const slot = slotOf(lexeme);
    wanted.set(slot, Math.max(wanted.get(slot) ?? 0, weight));
  }
  const found = words.asked.reduce((sum, lexeme) => sum + (weights.get(lexeme) ?? 0), 0);
  return { wanted, needed: found + words.unknown * rarity.ofUnknown };
}
