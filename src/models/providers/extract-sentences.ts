import { contentTerms, sentences } from '../../ground/text/index.ts';
import type { GroundingPassage } from '../chat-model.ts';

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

const minWords = 5;
const maxWords = 60;

/**
 * The sentences that say most about a question: its rarer words weigh more, definitions a little
 * more still, and passages count in the order retrieval put them. Returned in reading order.
 */
export function extractSentences(
  question: string,
  passages: readonly GroundingPassage[],
  limit: number,
): Extract[] {
  const asked = new Set(contentTerms(question));
  const split = passages.map(({ text }) => sentences(text));
  const weight = termWeights(split.flat(), asked);
  const candidates = passages.flatMap((passage, passageAt) =>
    (split[passageAt] ?? []).map((text, sentenceAt): Candidate => ({
      text: clean(text),
      marker: passage.marker,
      passageAt,
      sentenceAt,
      score: scoreOf(text, passage, weight) / (1 + 0.25 * passageAt),
    })),
  );
  return unlike(candidates.filter(isReadable).toSorted((a, b) => b.score - a.score))
    .slice(0, limit)
    .toSorted((a, b) => a.passageAt - b.passageAt || a.sentenceAt - b.sentenceAt)
    .map(({ text, marker }) => ({ text, marker }));
}

/** Inverse document frequency over the sentences at hand. */
function termWeights(all: readonly string[], asked: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of all) {
    for (const term of new Set(contentTerms(sentence))) {
      if (asked.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return new Map([...counts].map(([term, count]) => [term, Math.log(1 + all.length / count)]));
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
  const defines = /\b(?:is|are|means?|called|defined|states?|says?)\b/.test(text) ? 1.15 : 1;
  return ((own + 0.4 * context) * defines) / (1 + terms.length / 60);
}

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
