import {
  contentTerms,
  contentWords,
  relatedWords,
  sentences,
  stem,
} from '../../ground/text/index.ts';
import type { GroundingPassage } from '../chat-model.ts';
import { defines, soughtName } from './definition-sentence.ts';

/** A sentence of the course, word for word, with the passage it comes from. */
export interface Extract {
  readonly text: string;
  readonly marker: number;
}

interface Candidate extends Extract {
  readonly passageAt: number;
  readonly sentenceAt: number;
  readonly score: number;
}

/** A question is asked by this many words at most; the rest of a pasted page adds nothing. */
const mostWords = 64;
const minWords = 5;
const maxWords = 60;
/** How much more a sentence says that defines what the question asks for. */
const definition = 2.5;
/** Of what a sentence says, how much counts for the next one: an explanation reads on. */
const readingOn = { usual: 0.4, afterDefinition: 0.7 };
/** How much less a line of a program says, or an exercise where something is to be explained. */
const aside = 0.5;

/**
 * The sentences that say most about a question: its rarer words weigh more, what defines the thing
 * asked for, and what follows a good sentence; passages count in the order retrieval put them.
 * The best passage comes first, each in reading order.
 */
export function extractSentences(
  question: string,
  passages: readonly GroundingPassage[],
  limit: number,
): Extract[] {
  const split = passages.map(({ text }) => sentences(text));
  const weight = termWeights(split.flat(), question);
  const name = soughtName(question);
  const candidates = passages.flatMap((passage, passageAt) => {
    const told = (split[passageAt] ?? []).map((sentence): Told => {
      const text = clean(sentence);
      const isDefinition = name !== undefined && defines(text, name);
      const kind = isDefinition ? definition : kindOf(text, name !== undefined);
      return { text, isDefinition, score: kind * scoreOf(text, passage, weight) };
    });
    return told.map(({ text, isDefinition, score }, sentenceAt): Candidate => {
      const before = told[sentenceAt - 1];
      const share = before?.isDefinition ? readingOn.afterDefinition : readingOn.usual;
      const said = score + share * (before?.score ?? 0);
      // What a thing is stands where it stands; the search may have put other passages first.
      const rank = isDefinition ? 0 : passageAt;
      const { marker } = passage;
      return { text, marker, passageAt, sentenceAt, score: said / (1 + 0.25 * rank) };
    });
  });
  const best = unlike(candidates.filter(isReadable).toSorted((a, b) => b.score - a.score));
  return inReadingOrder(best.slice(0, limit));
}

/** The passage that says most comes first; what it says, in its own order. */
function inReadingOrder(best: readonly Candidate[]): Extract[] {
  return [...Map.groupBy(best, ({ passageAt }) => passageAt).values()].flatMap((passage) =>
    passage
      .toSorted((a, b) => a.sentenceAt - b.sentenceAt)
      .map(({ text, marker }) => ({ text, marker })),
  );
}

/**
 * Inverse document frequency over the sentences at hand, of the words of the question; and of other words for
 * those that no sentence says, by how nearly they say the same.
 */
function termWeights(all: readonly string[], question: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of all)
    for (const term of new Set(contentTerms(sentence)))
      counts.set(term, (counts.get(term) ?? 0) + 1);
  const weights = new Map<string, number>();
  const add = (term: string, trust: number): void => {
    const count = counts.get(term);
    if (count === undefined) return;
    const weight = trust * Math.log(1 + all.length / count);
    weights.set(term, Math.max(weights.get(term) ?? 0, weight));
  };
  const asked = new Set(contentWords(question));
  for (const word of [...asked].slice(0, mostWords)) {
    if (counts.has(stem(word))) add(stem(word), 1);
    else for (const other of relatedWords(word)) add(stem(other.word), other.trust);
  }
  return weights;
}

/** A sentence by itself, before its neighbours and its passage count. */
interface Told {
  readonly text: string;
  /** Whether it says what the thing is that was asked for. */
  readonly isDefinition: boolean;
  readonly score: number;
}

function scoreOf(
  text: string,
  passage: GroundingPassage,
  weight: ReadonlyMap<string, number>,
): number {
  const terms = contentTerms(text);
  const own = sum(new Set(terms), weight);
  // A sentence under the right heading speaks of it even where it says "it".
  const context = sum(new Set(contentTerms(`${passage.title} ${passage.heading ?? ''}`)), weight);
  return (own + 0.4 * context) / (1 + terms.length / 60);
}

function kindOf(text: string, wantsName: boolean): number {
  if (isCode.test(text) || (wantsName && isExercise.test(text))) return aside;
  return /\b(?:is|are|means?|called|defined|states?|says?)\b/.test(text) ? 1.15 : 1;
}

const isCode = /^(?:#|>>>)/;
const isExercise = /^(?:hint|try it|exercise|solution)\b/i;

function sum(terms: ReadonlySet<string>, weight: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const term of terms) total += weight.get(term) ?? 0;
  return total;
}

function isReadable({ text, score }: Candidate): boolean {
  const count = text.split(/\s+/).length;
  return score > 0 && count >= minWords && count <= maxWords && !/[:;,?]$/.test(text);
}

/** Leaves out what a better sentence says already. */
function unlike(sorted: readonly Candidate[]): Candidate[] {
  const kept: { candidate: Candidate; terms: Set<string> }[] = [];
  for (const candidate of sorted) {
    const terms = new Set(contentTerms(candidate.text));
    const repeats = kept.some((other) => terms.intersection(other.terms).size > 0.8 * terms.size);
    if (!repeats) kept.push({ candidate, terms });
  }
  return kept.map(({ candidate }) => candidate);
}

function clean(text: string): string {
  return text.replace(/^[•\-–*]\s*/, '').trim();
}
