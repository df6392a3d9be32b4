import { contentTerms, sentences } from '../../../src/ground/text/index.ts';
import { foldSpace } from '../../../src/ground/text/index.ts';

/** A sentence of an answer that says something about the subject, and what it cites. */
export interface Claim {
  readonly text: string;
  /** Numbers of the passages it cites. */
  readonly markers: readonly number[];
}

/** Fewer words that carry meaning make no claim that could be checked. */
const fewestTerms = 4;
/** Share of a claim's words that must occur in what supports it. */
const enoughWords = 0.6;

const talkToStudent =
  /^(?:read|try|now|tell|ask|before|here|can you|could you|let|think|compare|look|notice that you|what|why|how|which|where|if one of|you (?:know|are|could|can)|i (?:could|can|am|would|will)|your course (?:says|puts))\b/i;

/**
 * The claims of an answer. A marker speaks for the sentences before it in its paragraph, back to the
 * marker before. Questions and words to the student claim nothing.
 */
export function claimsIn(answer: string): Claim[] {
  return answer
    .replaceAll(/```[\s\S]*?```/g, '')
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)/)
    .flatMap(claimsOfParagraph);
}

function claimsOfParagraph(paragraph: string): Claim[] {
  const claims: Claim[] = [];
  let waiting: string[] = [];
  const settle = (markers: readonly number[]): void => {
    claims.push(...waiting.map((text) => ({ text, markers })));
    waiting = [];
  };
  for (const part of paragraph.split(/((?:\[\d+(?:[,;]\s*\d+)*\]\s*)+)/)) {
    const numbers = [...part.matchAll(/\d+/g)].map(([number]) => Number(number));
    if (/^\[\d/.test(part)) settle(numbers);
    else waiting.push(...sentences(foldSpace(part)).filter(isClaim));
  }
  settle([]);
  return claims;
}

function isClaim(sentence: string): boolean {
  const text = sentence.replace(/^[-*#>.,;:\s]+/, '');
  if (text.endsWith('?') || talkToStudent.test(text)) return false;
  return new Set(contentTerms(text)).size >= fewestTerms;
}

/**
 * Whether a text carries a claim, by its words: most of them occur in it, and all its numbers do. A
 * stand-in for entailment that needs no model; citation precision and recall are otherwise those of
 * Gao et al. 2023, "Enabling large language models to generate text with citations" (ALCE).
 */
export function supports(text: string, claim: string): boolean {
  const there = new Set(contentTerms(text));
  const wanted = [...new Set(contentTerms(claim))];
  const found = wanted.filter((term) => there.has(term)).length;
  return found / wanted.length >= enoughWords && numbersMissing(claim, text).length === 0;
}

/** Numbers of a text that do not occur in what it rests on. */
export function numbersMissing(text: string, evidence: string): string[] {
  const there = new Set(numbersIn(evidence));
  return [...new Set(numbersIn(text))].filter((number) => !there.has(number));
}

function numbersIn(text: string): string[] {
  const bare = text.replaceAll(/\[\d+(?:[,;]\s*\d+)*\]/g, ' ').replaceAll(/^\s*\d+\.\s/gm, ' ');
  return (bare.match(/\d+(?:[.,]\d+)*/g) ?? []).map((number) => number.replaceAll(',', ''));
}

/** Quotations of four words or more that stand nowhere in what they are quoted from. */
export function quotesMissing(answer: string, evidence: string): string[] {
  const there = plain(evidence);
  return [...answer.matchAll(/“([^”]+)”|"([^"\n]+)"/g)]
    .map(([, curly, straight]) => curly ?? straight ?? '')
    .filter((quote) => quote.trim().split(/\s+/).length >= 4)
    .filter((quote) => !there.includes(plain(quote)));
}

function plain(text: string): string {
  return foldSpace(text)
    .toLowerCase()
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[.,;:…!?]+$/g, '');
}
