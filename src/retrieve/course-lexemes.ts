import type { WithTenant } from '../tenancy/index.ts';
import { readLexemes } from './chunk-store.ts';

/** What each of some words is to the full text of some languages, all of them together. */
export type LexemesOf = (
  tenantId: string,
  languages: readonly string[],
  words: readonly string[],
) => Promise<ReadonlyMap<string, readonly string[]>>;

const kept = 50_000;

/** Asks the dictionaries of the database for what it has not asked them before. */
export function createLexemesOf(withTenant: WithTenant): LexemesOf {
  const known = new Map<string, readonly string[]>();

  async function learn(tenantId: string, language: string, words: readonly string[]) {
    const missing = words.filter((word) => !known.has(`${language} ${word}`));
    if (missing.length === 0) return;
    const read = await withTenant(tenantId, (tx) => readLexemes(tx, language, missing));
    for (const word of missing) known.set(`${language} ${word}`, read.get(word) ?? []);
  }

  return async (tenantId, languages, words) => {
    if (known.size > kept) known.clear();
    for (const language of languages) await learn(tenantId, language, words);
    const lexemesIn = (word: string) => (language: string) =>
      known.get(`${language} ${word}`) ?? [];
    return new Map(
      words.map((word) => [word, [...new Set(languages.flatMap(lexemesIn(word)))]] as const),
    );
  };
}
