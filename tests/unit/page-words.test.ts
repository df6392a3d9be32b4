import { describe, expect, it } from 'vitest';
import { languages, teacherLanguages, type Language } from '../../src/ground/language/index.ts';
import { words as teacherEnglish } from '../../src/browser/instructor/words/en.ts';
import { findings } from '../../src/safety/learned/labels.ts';
import { words as english } from '../../src/browser/words/en.ts';
import { differences, missingArguments } from '../support/compare-words.ts';

/** Nothing but what is put in, signs and units; or empty. */
const wordless = [
  'app.comma',
  'turn.phases.over',
  'turn.support.supported',
  'progress.percent',
  'review.attempt',
  'origin.milliseconds',
];
/** Words that a language shares with English. */
const shared: Readonly<Partial<Record<Language, readonly string[]>>> = {
  es: [
    'tabs.tutor',
    'turn.tutor',
    'origin.no',
    'origin.quoted',
    'formula.names.nabla',
    'formula.signs.!',
    'formula.index',
    'formula.marked.vec',
  ],
  de: [
    'tabs.tutor',
    'turn.tutor',
    'progress.action',
    'quiz.on',
    'formula.signs.+',
    'formula.signs.-',
    'formula.signs.−',
  ],
  fr: [
    'origin.categories.violence',
    'formula.names.nabla',
    'formula.names.cup',
    'formula.signs.+',
    'formula.marked.tilde',
  ],
  pt: ['tabs.tutor', 'turn.tutor', 'approval.ways.email', 'origin.quoted', 'formula.names.nabla'],
};

/** Letters are called nearly the same wherever one goes. */
const isGreek = (path: string): boolean => path.startsWith('formula.letters.');
/** Likewise on the pages of those who teach. */
const teachersWordless = ['linking.question', 'uploads.said'];
const teachersShared: Readonly<Partial<Record<Language, readonly string[]>>> = {
  es: ['tabs.material', 'linking.groups.tutor'],
  de: ['tabs.material', 'linking.groups.tutor', 'linking.groups.quiz', 'linking.about'],
  fr: [
    'linking.groups.module',
    'linking.groups.document',
    'linking.groups.quiz',
    'linking.documents',
    'material.inModule',
    'material.passages',
    'material.pages',
    'report.pagesRead',
    'gates.asked',
    'tabs.questions',
    'questions.count',
  ],
  pt: ['tabs.material', 'linking.groups.tutor', 'linking.groups.quiz'],
};

describe.each(languages.filter((language) => language !== 'en'))('the page in %s', (language) => {
  it('says everything English says, and nothing in English', async () => {
    const { words } = (await import(`../../src/browser/words/${language}.ts`)) as {
      words: typeof english;
    };
    expect(words.lang).toBe(language);
    expectTranslated(english, words, [...wordless, ...(shared[language] ?? [])]);
  });
});

describe.each(teacherLanguages.filter((language) => language !== 'en'))(
  'the page of those who teach in %s',
  (language) => {
    it('says everything English says, and nothing in English', async () => {
      const { words } = (await import(`../../src/browser/instructor/words/${language}.ts`)) as {
        words: typeof teacherEnglish;
      };
      const alike = [...teachersWordless, ...(teachersShared[language] ?? [])];
      expectTranslated(teacherEnglish, words, alike);
    });
  },
);

it('has a word for whatever the guard may find in a message', () => {
  const held = Object.values(findings).filter(({ category }) => category !== 'none');
  const named = Object.keys(english.origin.categories);
  expect(new Set(held.map(({ category }) => category)).symmetricDifference(new Set(named))).toEqual(
    new Set(),
  );
});

function expectTranslated(one: object, other: object, mayBeEqual: readonly string[]): void {
  const { missing, equal } = differences(one, other);
  expect(missing).toEqual([]);
  const alike = new Set(mayBeEqual);
  expect(equal.filter((path) => !alike.has(path) && !isGreek(path))).toEqual([]);
  expect(missingArguments(one, other)).toEqual([]);
}
