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

  async function lexemesIn(tenantId: string, language: string, words: readonly string[]) {
    const nameOf = (word: string): string => `${language} ${word}`;
    // Not looked up again after the wait: another question may have had the known ones forgotten.
    const found = new Map(words.map((word) => [word, known.get(nameOf(word))]));
    const missing = words.filter((word) => found.get(word) === undefined);
    if (missing.length === 0) return found;
    const read = await withTenant(tenantId, (tx) => readLexemes(tx, language, missing));
    if (known.size + missing.length > kept) known.clear();
    for (const word of missing) {
      const lexemes = read.get(word) ?? [];
      known.set(nameOf(word), lexemes);
      found.set(word, lexemes);
    }
    return found;
  }

  return async (tenantId, languages, words) => {
    const all = new Map<string, Set<string>>(words.map((word) => [word, new Set()]));
    for (const language of languages)
      for (const [word, lexemes = []] of await lexemesIn(tenantId, language, words))
        for (const lexeme of lexemes) all.get(word)?.add(lexeme);
    return new Map([...all].map(([word, lexemes]) => [word, [...lexemes]]));
  };
}
