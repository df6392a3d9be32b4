import { relatedWords, type RelatedWord } from '../ground/text/index.ts';
import type { LexemesOf } from './course-lexemes.ts';
import { slotOf } from './lexical-vector.ts';
import type { AskedCourse } from './question-words.ts';
import type { Rarity } from './rarity.ts';

/** What other words for those of a question weigh in a course, by slot of the lexical vectors. */
export type WeighRelated = (course: AskedCourse) => Promise<ReadonlyMap<number, number>>;

/**
 * Of each word the nearest others that the course has, as the statement of search-statements.ts takes them:
 * weighed by how nearly they say the same and how rare they are, but as rare as the word at most.
 */
export function createWeighRelated(lexemesOf: LexemesOf): WeighRelated {
  return async ({ query: { tenantId, words, related }, languages, rarity, said }) => {
    const weights = new Map<number, number>();
    if (!related) return weights;
    const widened = words.slice(0, related.mostWords);
    const others = new Map(widened.map((word) => [word, relatedWords(word)]));
    const all = [...others.values()].flat().map(({ word }) => word);
    const lexemes = await lexemesOf(tenantId, languages, all);
    const asked = new Set([...said.values()].flat());
    const isOffered = (lexeme: string): boolean => !asked.has(lexeme) && rarity.knows(lexeme);
    for (const [word, its] of others) {
      const ceiling = rarestOf(said.get(word) ?? [], rarity);
      for (const [lexeme, trust] of nearest(trustsOf(its, lexemes), isOffered, related.most)) {
        const weight = trust * Math.min(rarity.idf(lexeme) ?? 0, ceiling);
        const slot = slotOf(lexeme);
        weights.set(slot, (weights.get(slot) ?? 0) + weight);
      }
    }
    return weights;
  };
}

function trustsOf(
  others: readonly RelatedWord[],
  lexemes: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const trusts = new Map<string, number>();
  for (const { word, trust } of others)
    for (const lexeme of lexemes.get(word) ?? [])
      trusts.set(lexeme, Math.max(trusts.get(lexeme) ?? 0, trust));
  return trusts;
}

function nearest(
  trusts: ReadonlyMap<string, number>,
  isOffered: (lexeme: string) => boolean,
  most: number,
): [string, number][] {
  return [...trusts]
    .filter(([lexeme]) => isOffered(lexeme))
    .toSorted(([a, trust], [b, other]) => other - trust || (a < b ? -1 : 1))
    .slice(0, most);
}

function rarestOf(lexemes: readonly string[], rarity: Rarity): number {
  return Math.max(0, ...lexemes.map((lexeme) => rarity.idf(lexeme) ?? rarity.ofUnknown));
}
