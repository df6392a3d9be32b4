import {
  contentTerms,
  contentWords,
  mostHaveRelated,
  relatedWords,
  stem,
} from '../ground/text/index.ts';
import type { GroundingPassage } from '../models/index.ts';
import { headingOf, type Hit } from '../retrieve/index.ts';
import type { Citation, HitSummary } from './turn-event.ts';

/** A hit with the number by which this turn's answer may cite it. */
export interface Passage {
  readonly marker: number;
  readonly hit: Hit;
}

/** Room for course material in the prompt, in estimated tokens. */
const promptTokens = 2_400;

/** The best hits that fit into the prompt, numbered from 1. */
export function toPassages(hits: readonly Hit[]): Passage[] {
  const passages: Passage[] = [];
  let room = promptTokens;
  for (const hit of hits) {
    if (hit.tokens > room) break;
    room -= hit.tokens;
    passages.push({ marker: passages.length + 1, hit });
  }
  return passages;
}

/** False for what only informs an answer, and is neither named nor quoted in it. */
export function mayBeCited({ hit }: Passage): boolean {
  return hit.mayCite;
}

/** Passages as the offline tutor reads them, which quotes all it uses. */
export function toGrounding(passages: readonly Passage[]): GroundingPassage[] {
  return passages.filter(mayBeCited).map(({ marker, hit }) => ({
    marker,
    title: hit.title,
    heading: headingOf(hit.headingPath),
    text: hit.content,
  }));
}

/** So many words of a question that occur together are enough, and of a short one half of them. */
const enough = { words: 4, ofShort: 0.5, short: 2 };
/**
 * Where other words count as well, half as much, a little more than half is needed: chosen on five courses, where
 * half as many answerable questions are turned away as by the question's own words (docs/decisions/0170).
 */
const withOthers = { share: 0.55, each: 0.5 };
/** What is asked about it, and not what it is about. */
const asking = new Set(
  `basic basics define definition describe difference example explain hello help hi idea intuition know
  learn mean meaning overview point question show summarise summarize summary teach tell thanks tutorial
  understand work`
    .split(/\s+/)
    .map(stem),
);

/**
 * True when the material found does not speak of what was asked: then the tutor says so instead of
 * guessing. Purely by words, so a question without any word of its own counts as answerable.
 */
export function looksUnanswerable(question: string, hits: readonly Hit[]): boolean {
  const asked = subjectOf(question);
  if (asked.size === 0) return false;
  if (hits.length === 0) return true;
  const countsOthers = mostHaveRelated([...asked.values()]);
  const others = new Map(
    [...asked].map(([term, word]) => [
      term,
      countsOthers ? relatedWords(word).map((other) => stem(other.word)) : [],
    ]),
  );
  const said = hits.slice(0, 3).map(({ title, headingPath, content }) => {
    const terms = new Set(contentTerms([title, ...headingPath, content].join(' ')));
    const isSaid = (term: string): boolean => terms.has(term);
    return [...others].reduce(
      (sum, [term, its]) => sum + (isSaid(term) ? 1 : its.some(isSaid) ? withOthers.each : 0),
      0,
    );
  });
  const isLong = asked.size > enough.short;
  const share = countsOthers && isLong ? withOthers.share : enough.ofShort;
  return Math.max(...said) < Math.min(share * asked.size, enough.words);
}

/** The words that say what a question is about, by their stems; of a pasted page the first. */
function subjectOf(question: string): Map<string, string> {
  const telling = contentWords(question)
    .slice(0, mostWords)
    .map((word) => [stem(word), word] as const);
  const subject = telling.filter(([term]) => !asking.has(term));
  return new Map(subject.length > 0 ? subject : telling);
}

/** A question is judged by this many words at most. */
const mostWords = 64;

/** @param quote words of the passage that carry what is said */
export function toCitation({ marker, hit }: Passage, quote: string): Citation {
  const heading = headingOf(hit.headingPath);
  // Of merged neighbours, the one that says it is opened.
  const { chunkId, timeFrom } = hit.pieces.find(({ content }) => content.includes(quote)) ?? hit;
  return {
    marker: `[${marker}]`,
    documentId: hit.documentId,
    chunkId,
    title: hit.title,
    source: (hit.mayLink ? hit.url : null) ?? hit.fileName,
    ...(hit.moduleTitle === null ? {} : { module: hit.moduleTitle }),
    ...(hit.page === null ? {} : { page: hit.page }),
    ...(heading === null ? {} : { heading }),
    ...(timeFrom === null ? {} : { time: timeFrom }),
    quote,
  };
}

export function toSummary({ marker, hit }: Passage): HitSummary {
  return {
    marker,
    documentId: hit.documentId,
    title: hit.title,
    heading: headingOf(hit.headingPath),
    page: hit.page,
    snippet: shorten(hit.excerpt, 160),
    chunkIds: hit.pieces.map(({ chunkId }) => chunkId),
    foundBy: foundBy(hit),
    boostedBy: hit.boostedBy,
    coverage: hit.coverage,
    ...(hit.otherWords === undefined ? {} : { otherWords: hit.otherWords }),
    fusedScore: hit.fusedScore,
    vectorRank: hit.vectorRank,
    vectorScore: hit.vectorScore,
    textRank: hit.textRank,
    textScore: hit.textScore,
    ...(hit.reranked && { reranked: hit.reranked }),
  };
}

function foundBy({ vectorRank, textRank }: Hit): HitSummary['foundBy'] {
  if (vectorRank === null) return 'text';
  return textRank === null ? 'vector' : 'both';
}

function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/\s+\S*$/, '')}…`;
}
