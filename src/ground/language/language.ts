/** The languages in which Preceptor speaks: each has its words on the page and on the server. */
export const languages = ['en', 'es', 'de', 'fr', 'pt'] as const;
export type Language = (typeof languages)[number];

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
      .find(isKnown) ?? 'en'
  );
}

function isKnown(tag: string): tag is Language {
  return (languages as readonly string[]).includes(tag);
}

const rightToLeft: ReadonlySet<string> = new Set(['he']);

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return rightToLeft.has(language) ? 'rtl' : 'ltr';
}

/** A locale of an LMS as a BCP 47 tag, for text in a language we need not know; undefined for what is none. */
export function languageTag(locale: string | null | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales((locale ?? '').slice(0, longestTag).replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
