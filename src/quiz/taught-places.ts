import { contentTerms, sentences } from '../ground/text/index.ts';
import { headingOf, type OutlineEntry } from '../retrieve/index.ts';
import type { ItemSource } from './quiz.ts';

/** A sentence of the course and where it stands. */
export interface TaughtSentence {
  readonly source: ItemSource;
  /** What follows it at the same place. */
  readonly after: readonly string[];
  readonly terms: ReadonlySet<string>;
}

/** Shorter ones are headings or leftovers, longer ones nobody reads out. */
const fewestWords = 6;
const mostWords = 45;
const leaning =
  /^(?:it|its|this|that|these|those|they|he|she|but|and|or|so|then|thus|hence|also|however|therefore|now|note)\b/i;

/** Every sentence that may be quoted and read alone, in teaching order. */
export function taughtSentences(about: readonly OutlineEntry[]): TaughtSentence[] {
  const citable = about.filter(({ mayCite }) => mayCite);
  return citable.flatMap((entry) =>
    entry.content.split('\n').flatMap((line) => {
      const found = sentences(line.replace(/^[•\-–]\s*/, ''));
      return found.flatMap((quote, at) =>
        isQuotable(quote) ? [toTaught(entry, quote, found.slice(at + 1))] : [],
      );
    }),
  );
}

function isQuotable(sentence: string): boolean {
  const count = sentence.split(/\s+/).length;
  const isWhole = /[.!?:…。]["”»')\]]?$/.test(sentence);
  return count >= fewestWords && count <= mostWords && isWhole && !leaning.test(sentence);
}

function toTaught(entry: OutlineEntry, quote: string, after: readonly string[]): TaughtSentence {
  const { documentId, title, headingPath, page, timeFrom } = entry;
  const source = {
    documentId,
    title,
    heading: headingOf(headingPath),
    page,
    time: timeFrom,
    quote,
  };
  return { source, after, terms: new Set(contentTerms(quote)) };
}

/** Those that have most words in common with what is meant, the nearest first; those that share none are left out. */
export function nearestTo(
  meant: ReadonlySet<string>,
  taught: readonly TaughtSentence[],
): TaughtSentence[] {
  return taught
    .map((one) => ({ one, shared: one.terms.intersection(meant).size }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared || a.one.terms.size - b.one.terms.size)
    .map(({ one }) => one);
}

/** One sentence of each place, a place being a page, a heading or a moment of a document. */
export function onePerPlace(taught: readonly TaughtSentence[]): ItemSource[] {
  const places = new Map<string, ItemSource>();
  for (const { source } of taught) {
    const { documentId, page, heading, time } = source;
    const key = JSON.stringify([documentId, page ?? heading ?? time]);
    if (!places.has(key)) places.set(key, source);
  }
  return [...places.values()];
}
