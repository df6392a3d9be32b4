import { expect, it } from 'vitest';
import {
  directionOf,
  forTeachers,
  languageOf,
  languages,
  languageTag,
} from '../../src/ground/language/index.ts';

it('takes a locale as an LMS sends it, and falls back from region to language to English', () => {
  const asked = ['es', 'es-MX', 'es_mx', 'ES-419', 'en-GB-x-ukhe', 'zh-Hans', 'da-x-k12', 'tlh'];
  expect(asked.map(languageOf)).toEqual(['es', 'es', 'es', 'es', 'en', 'en', 'en', 'en']);
});

it('knows Hebrew by both of its codes, and Arabic in every country', () => {
  const asked = ['he', 'he_IL', 'iw', 'iw-IL', 'IW_il', 'ar', 'ar-EG', 'ar_sa', 'ar-u-nu-arab'];
  expect(asked.map(languageOf)).toEqual(['he', 'he', 'he', 'he', 'he', 'ar', 'ar', 'ar', 'ar']);
});

it('speaks English to those who teach where they have no pages in their language', () => {
  expect(languages.map(forTeachers)).toEqual(['en', 'es', 'de', 'fr', 'pt', 'en', 'en']);
});

it('speaks English where a locale is none at all', () => {
  const garbage = [
    undefined,
    null,
    '',
    ' ',
    '-',
    '_es',
    '__proto__',
    'constructor',
    'toString',
    '$Message.locale',
    'x'.repeat(10_000),
    `${'e-'.repeat(5_000)}s`,
    'es\u0000',
    '<script>',
  ];
  for (const locale of garbage) expect(languageOf(locale)).toBe('en');
});

const rightToLeft: ReadonlySet<string> = new Set(['he', 'ar']);

it('gives a direction for every language, and well-formed tags only', () => {
  for (const language of languages) {
    expect(directionOf(language)).toBe(rightToLeft.has(language) ? 'rtl' : 'ltr');
    expect(languageTag(language)).toBe(language);
  }
  expect(['pt_br', 'en-us', 'de_du'].map(languageTag)).toEqual(['pt-BR', 'en-US', 'de-DU']);
  expect([null, '', '"><b>', 'x'.repeat(10_000)].map(languageTag)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
