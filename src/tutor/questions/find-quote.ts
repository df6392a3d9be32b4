import { fold } from '../../ground/text/index.ts';

interface Token {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** Marks up what is said and says nothing itself. */
  readonly silent: boolean;
}

const piece = /\\[()[\]]|[\p{L}\p{M}\p{N}\p{Cf}]+|[^\s\p{L}\p{M}\p{N}\p{Cf}]/gu;
const markup = /^(?:\\[()[\]]|[\\$*_`~“”„«»"])$/;
const dash = /^[‐-―−]$/;

/**
 * The words of a text that a quote gives, as the text has them: case, white space, dashes and markup may
 * differ, and nothing else. Undefined when they do not stand in it one after the other.
 */
export function findQuote(quote: string, text: string): string | undefined {
  const wanted = tokensOf(quote).filter(({ silent }) => !silent);
  const all = tokensOf(text);
  const heard = all.filter(({ silent }) => !silent);
  if (wanted.length === 0) return undefined;
  const at = heard.findIndex((_, start) =>
    wanted.every(({ word }, offset) => heard[start + offset]?.word === word),
  );
  const [first, last] = [heard[at], heard[at + wanted.length - 1]];
  if (!first || !last) return undefined;
  return text.slice(openingOf(all, first), closingOf(all, last));
}

/** How many words a text has, markup not counted. */
export function countWords(text: string): number {
  return tokensOf(text).filter(({ word }) => /[\p{L}\p{N}]/u.test(word)).length;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(piece)].map(({ 0: said, index }) => ({
    word: dash.test(said) ? '-' : fold(said),
    from: index,
    to: index + said.length,
    silent: markup.test(said),
  }));
}

// A formula whose mark was left out would be shown as the letters of its source.
function openingOf(all: readonly Token[], first: Token): number {
  let { from } = first;
  for (let at = all.indexOf(first) - 1; touches(all[at], from, 'to'); at -= 1)
    from = all[at]?.from ?? from;
  return from;
}

function closingOf(all: readonly Token[], last: Token): number {
  let { to } = last;
  for (let at = all.indexOf(last) + 1; touches(all[at], to, 'from'); at += 1)
    to = all[at]?.to ?? to;
  return to;
}

function touches(token: Token | undefined, place: number, end: 'from' | 'to'): boolean {
  return token !== undefined && token.silent && token[end] === place;
}
