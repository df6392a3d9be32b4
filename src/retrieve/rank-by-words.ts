import type { WithTenant } from '../tenancy/index.ts';
import { createLexemesOf } from './course-lexemes.ts';
import { createWeighWords, type AskedCourse } from './question-words.ts';
import { rankWords, trustInOthers, type Scored } from './rank-chunks.ts';
import { createRarity } from './rarity.ts';
import { createWeighRelated } from './related-weights.ts';
import type { ReleasedSegment } from './released-segment.ts';

export interface RankedByWords {
  readonly text: readonly Scored[];
  /** The share of the question's own words that the best chunk holds, weighed by rarity, before others were looked for. */
  readonly coverage: number;
}

interface Asked extends Omit<AskedCourse, 'rarity' | 'said'> {
  readonly segments: readonly ReleasedSegment[];
}

/** Ranks by the question's own words and, where those fail, by others for them as well. */
export function createRankByWords(withTenant: WithTenant) {
  const lexemesOf = createLexemesOf(withTenant);
  const weighWords = createWeighWords(withTenant);
  const weighRelated = createWeighRelated(lexemesOf);

  return async (asked: Asked, candidates: number): Promise<RankedByWords> => {
    const { segments, query, languages } = asked;
    const said = await lexemesOf(query.tenantId, languages, query.words);
    const course = { ...asked, said, rarity: createRarity(segments) };
    const { wanted, needed } = await weighWords(course);
    const text = rankWords(segments, wanted, candidates);
    const coverage = needed > 0 ? (text[0]?.score ?? 0) / needed : 0;
    const trust = trustInOthers(query.related, coverage);
    if (trust === 0) return { text, coverage };
    const wider = new Map(wanted);
    for (const [slot, weight] of await weighRelated(course))
      wider.set(slot, (wider.get(slot) ?? 0) + trust * weight);
    return { text: rankWords(segments, wider, candidates), coverage };
  };
}
