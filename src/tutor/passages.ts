import { contentTerms, isFunctionWord, relatedWords, stem, words } from '../ground/text/index.ts';
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

/** Of the question's words that carry meaning, this share must occur together in what was found, or so many. */
const needed = { share: 0.6, words: 4 };
/** What another word for the same thing counts beside the word itself. */
const otherWord = 0.5;

/**
 * True when the material found does not speak of what was asked: then the tutor says so instead of
 * guessing. Purely by words, so a question without any word of its own counts as answerable.
 */
export function looksUnanswerable(question: string, hits: readonly Hit[]): boolean {
  const asked = new Map(
    words(question)
      .filter((word) => !isFunctionWord(word))
      .map((word) => [stem(word), relatedWords(word).map((other) => stem(other.word))]),
  );
  if (asked.size === 0) return false;
  if (hits.length === 0) return true;
  const said = hits.slice(0, 3).map(({ title, headingPath, content }) => {
    const terms = new Set(contentTerms([title, ...headingPath, content].join(' ')));
    const isSaid = (term: string): boolean => terms.has(term);
    return [...asked].reduce(
      (sum, [term, others]) => sum + (isSaid(term) ? 1 : others.some(isSaid) ? otherWord : 0),
      0,
    );
  });
  return Math.max(...said) < Math.min(needed.share * asked.size, needed.words);
}

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
