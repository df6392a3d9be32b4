/** The languages in which Preceptor speaks to students: each has its words on the page and on the server. */
export const languages = ['en', 'es', 'de', 'fr', 'pt', 'he', 'ar'] as const;
export type Language = (typeof languages)[number];

/** Those who teach have fewer: their own pages are read from left to right only. */
export const teacherLanguages = ['en', 'es', 'de', 'fr', 'pt'] as const;
export type TeacherLanguage = (typeof teacherLanguages)[number];

/** Codes of before 1989 that Java and what is built on it still send. */
const former: Readonly<Record<string, Language>> = { iw: 'he' };

/** What a browser may ask for. */
export const knownTags: readonly string[] = [...languages, ...Object.keys(former)];

/** RFC 5646, section 4.4.1: room for every part a tag may have. */
const longestTag = 35;

/**
 * The language for a locale as an LMS sends it: "es-MX", "pt_br", "de_du", "zh-Hans". A region we
 * have no words for is spoken to in its language, anything else in English.
 */
export function languageOf(locale: string | null | undefined): Language {
  const subtags = (locale ?? '').slice(0, longestTag).trim().toLowerCase().split(/[-_]/);
  return (
    subtags
      .map((_, dropped) => subtags.slice(0, subtags.length - dropped).join('-'))
      .map((tag) => (Object.hasOwn(former, tag) ? (former[tag] ?? tag) : tag))
      .find(isKnown) ?? 'en'
  );
}

function isKnown(tag: string): tag is Language {
  return (languages as readonly string[]).includes(tag);
}

/** What those who teach are spoken to in: English where their own language has no pages for them. */
export function forTeachers(language: Language): TeacherLanguage {
  return teacherLanguages.find((known) => known === language) ?? 'en';
}

const rightToLeft: ReadonlySet<Language> = new Set(['he', 'ar']);

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return rightToLeft.has(language) ? 'rtl' : 'ltr';
}

/**
 * The language for `Intl`. Arabic is told to keep to the digits in which the pages, formulas and
 * telephone numbers beside it are written; what it has by itself differs from browser to browser.
 */
export function intlTag(language: Language): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language;
}

/** A locale of an LMS as a BCP 47 tag, for text in a language we need not know; undefined for what is none. */
export function languageTag(locale: string | null | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales((locale ?? '').slice(0, longestTag).replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
