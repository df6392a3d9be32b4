import { contentTerms, fold, isFunctionWord, stem, words } from '../../ground/text/index.ts';
import { headingOf } from '../../retrieve/index.ts';
import type { Passage } from '../passages.ts';
import type { Claim } from './claims.ts';
import { flatTokens, formulaTokens, hasRun } from './formula-tokens.ts';
import { numbersIn, spelledNumbers } from './numbers.ts';

/** What can be looked up in a cited place. */
export interface Evidence {
  holds(claim: Claim): boolean;
  /** Share of the meaning words of `terms` that occur in it, 0 to 1. */
  overlap(terms: ReadonlySet<string>): number;
  /** Written in English, as far as its small words tell. */
  readonly english: boolean;
}

/** A passage with its title, place and headings: an answer may name these too. */
export function evidenceOf({ hit }: Passage): Evidence {
  const place = [hit.title, hit.fileName, hit.moduleTitle ?? '', ...hit.headingPath];
  if (hit.page !== null) place.push(String(hit.page));
  const text = [...place, hit.content].join('\n');
  const terms = new Set(contentTerms(text));
  const stems = lazy(() => stemsOf(text));
  const numbers = lazy(() => numberValues(text));
  const tokens = lazy(() => formulaTokens(text));
  const flat = lazy(() => (/\\[([]|\$/.test(hit.content) ? [] : flatTokens(tokens())));
  const readable = lazy(() => quotable(text));
  const checks: Record<Claim['kind'], (said: string) => boolean> = {
    quote: (said) => holdsQuote(said, readable(), stems()),
    number: (said) =>
      numbersIn(said).every((n) => n.readings.some((value) => numbers().has(value))),
    formula: (said) => holdsFormula(said, tokens(), flat()),
    name: (said) => [...stemsOf(said)].every((part) => stems().has(part)),
  };
  return {
    holds: ({ kind, said }) => checks[kind](said),
    overlap: (wanted) => (wanted.size === 0 ? 0 : wanted.intersection(terms).size / wanted.size),
    english: looksEnglish(`${headingOf(hit.headingPath) ?? ''} ${hit.content}`),
  };
}

/** Several cited places together. */
export function together(parts: readonly Evidence[]): Evidence {
  return {
    holds: (claim) => parts.some((part) => part.holds(claim)),
    overlap: (terms) => Math.max(0, ...parts.map((part) => part.overlap(terms))),
    english: parts.some(({ english }) => english),
  };
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function stemsOf(text: string): Set<string> {
  return new Set(words(text).flatMap((word) => [word, ...word.split(/['^._-]/)].map(stem)));
}

function numberValues(text: string): Set<string> {
  const spelled = spelledNumbers(new Set(text.toLowerCase().match(/\p{L}+/gu)));
  return new Set([...numbersIn(text).flatMap(({ readings }) => readings), ...spelled]);
}

/** Text without markup, quotation marks and line breaks, so that only words are compared. */
function quotable(text: string): string {
  return fold(text)
    .replaceAll(/\\[()[\]]|[$*_`~“”„«»"]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A quote of fewer words is a term: its words must be there, not their order. */
const shortestQuote = 3;

function holdsQuote(said: string, readable: string, stems: ReadonlySet<string>): boolean {
  const parts = said
    .split(/\[?(?:…|\.{3})\]?/)
    .map((part) => quotable(part).replaceAll(/^[\s.,;:!?]+|[\s.,;:!?]+$/g, ''))
    .filter((part) => part !== '');
  if (words(said).length < shortestQuote) {
    return [...stemsOf(said)].every((part) => stems.has(part)) || readable.includes(quotable(said));
  }
  let from = 0;
  return parts.every((part) => {
    const at = readable.indexOf(part, from);
    from = at + part.length;
    return at !== -1;
  });
}

/** @param flat tokens of a text that carries no marks of formulas; empty for any other */
function holdsFormula(said: string, tokens: readonly string[], flat: readonly string[]): boolean {
  const wanted = trimmed(formulaTokens(said));
  return hasRun(tokens, wanted) || (flat.length > 0 && hasRun(flat, flatTokens(wanted)));
}

function trimmed(tokens: readonly string[]): string[] {
  const matters = (token: string): boolean => !'.,;:=!?'.includes(token);
  return tokens.slice(tokens.findIndex(matters), tokens.findLastIndex(matters) + 1);
}

/** At least so many of the words of an English text are its small ones. */
const smallWordShare = 0.25;

export function looksEnglish(text: string): boolean {
  const all = text.match(/\p{L}+/gu) ?? [];
  return all.length > 0 && all.filter(isFunctionWord).length / all.length >= smallWordShare;
}
