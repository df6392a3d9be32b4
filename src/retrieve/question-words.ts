import type { WithTenant } from '../tenancy/index.ts';
import { readLexemes } from './chunk-store.ts';
import { slotOf } from './lexical-vector.ts';
import { countIn, type ReleasedSegment } from './released-segment.ts';
import { guessTerms, type Guess, type HybridQuery } from './search-store.ts';

/** What the words of a question weigh in a course. */
export interface WeighedWords {
  /** By slot of the lexical vectors. */
  readonly wanted: ReadonlyMap<number, number>;
  /** What a chunk with every word would have to hold; a word nobody wrote counts in full. */
  readonly needed: number;
}

interface Course {
  readonly query: Pick<HybridQuery, 'tenantId' | 'courseId' | 'words' | 'ranking'>;
  readonly languages: readonly string[];
  /** Changes with the course. */
  readonly signature: string;
  readonly segments: readonly ReleasedSegment[];
}

export type WeighWords = (course: Course) => Promise<WeighedWords>;

const keptLexemes = 50_000;
const keptGuesses = 5_000;

/**
 * Weighs words by how rare they are in the course, as the statement of search-store.ts does. What a
 * dictionary said of a word is remembered, and what was guessed for a word, until the course changes.
 */
export function createWeighWords(withTenant: WithTenant): WeighWords {
  const lexemes = new Map<string, readonly string[]>();
  const guesses = new Map<string, readonly string[]>();

  async function lexemesOf(tenantId: string, language: string, words: readonly string[]) {
    const missing = words.filter((word) => !lexemes.has(`${language} ${word}`));
    if (lexemes.size + missing.length > keptLexemes) lexemes.clear();
    if (missing.length > 0) {
      const read = await withTenant(tenantId, (tx) => readLexemes(tx, language, missing));
      for (const word of missing) lexemes.set(`${language} ${word}`, read.get(word) ?? []);
    }
    return words.map((word) => lexemes.get(`${language} ${word}`) ?? []);
  }

  async function guess({ query, signature }: Course, unknown: readonly Guess[]) {
    const nameOf = (word: string): string =>
      `${query.courseId} ${signature} ${query.ranking.version} ${word}`;
    const missing = unknown.filter(({ word }) => !guesses.has(nameOf(word)));
    if (guesses.size + missing.length > keptGuesses) guesses.clear();
    if (missing.length > 0) {
      const guessed = await withTenant(query.tenantId, (tx) => guessTerms(tx, query, missing));
      const found = Map.groupBy(guessed, ({ word }) => word);
      for (const { word } of missing)
        guesses.set(nameOf(word), found.get(word)?.map(({ lexeme }) => lexeme) ?? []);
    }
    return unknown.flatMap(({ word }) => guesses.get(nameOf(word)) ?? []);
  }

  return async (course) => {
    const { query, languages, segments } = course;
    const { shortestGuessed, guessWeight } = query.ranking;
    const said = new Map<string, Set<string>>(query.words.map((word) => [word, new Set()]));
    for (const language of languages) {
      const read = await lexemesOf(query.tenantId, language, query.words);
      query.words.forEach((word, at) => read[at]?.forEach((lexeme) => said.get(word)?.add(lexeme)));
    }
    const rarity = createRarity(segments);
    const asked = new Set([...said.values()].flatMap((each) => [...each]));
    const unknown = [...said].flatMap(([word, each]) => {
      const known = [...each].some((lexeme) => rarity.knows(lexeme));
      const [lexeme] = [...each].toSorted();
      return known || lexeme === undefined || word.length < shortestGuessed
        ? []
        : [{ word, lexeme }];
    });
    const guessed = unknown.length > 0 ? await guess(course, unknown) : [];
    const words = { asked: [...asked], guessed, guessWeight, unknown: unknown.length };
    return weigh(words, rarity);
  };
}

interface Rarity {
  knows(lexeme: string): boolean;
  /** Inverse document frequency of BM25; null where nobody says it. */
  idf(lexeme: string): number | null;
  readonly ofUnknown: number;
}

function createRarity(segments: readonly ReleasedSegment[]): Rarity {
  const size = segments.reduce((sum, one) => sum + one.size, 0);
  const counted = new Map<string, number>();
  const count = (lexeme: string): number => {
    const known = counted.get(lexeme);
    if (known !== undefined) return known;
    const slot = slotOf(lexeme);
    const chunks = segments.reduce((sum, one) => sum + countIn(one, slot), 0);
    counted.set(lexeme, chunks);
    return chunks;
  };
  const idfOf = (chunks: number): number => Math.log(1 + (size - chunks + 0.5) / (chunks + 0.5));
  return {
    knows: (lexeme) => count(lexeme) > 0,
    idf: (lexeme) => (count(lexeme) > 0 ? idfOf(count(lexeme)) : null),
    ofUnknown: idfOf(0),
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
