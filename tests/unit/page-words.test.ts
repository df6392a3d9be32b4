import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../src/ground/language/index.ts';
import { words as english } from '../../src/browser/words/en.ts';
import { differences, missingArguments } from '../support/compare-words.ts';

/** Nothing but what is put in, signs and units; or empty. */
const wordless = [
  'turn.phases.over',
  'turn.support.supported',
  'progress.percent',
  'review.attempt',
  'origin.milliseconds',
];
/** Words that a language shares with English. */
const shared: Readonly<Partial<Record<Language, readonly string[]>>> = {
  es: ['tabs.tutor', 'turn.tutor', 'origin.no'],
  de: ['tabs.tutor', 'turn.tutor', 'progress.action', 'quiz.on'],
  pt: ['tabs.tutor', 'turn.tutor', 'approval.ways.email'],
};

describe.each(languages.filter((language) => language !== 'en'))('the page in %s', (language) => {
  it('says everything English says, and nothing in English', async () => {
    const { words } = (await import(`../../src/browser/words/${language}.ts`)) as {
      words: typeof english;
    };
    expect(words.lang).toBe(language);
    const { missing, equal } = differences(english, words);
    expect(missing).toEqual([]);
    const alike = new Set([...wordless, ...(shared[language] ?? [])]);
    expect(equal.filter((path) => !alike.has(path))).toEqual([]);
    expect(missingArguments(english, words)).toEqual([]);
  });
});
