import type { Ranking, RelatedUse, Trust } from './ranking.ts';
import { hidden, type ReleasedSegment } from './released-segment.ts';
import { postingsOf, type Segment } from './segment.ts';

export interface RankedQuestion {
  /** The question as each model sees it. */
  readonly vectors: readonly (readonly number[])[];
  /** Ranked by their words (`rankWords`). */
  readonly text: readonly Scored[];
  /** The share of the question's own words that the best of them holds. */
  readonly coverage: number;
  readonly trust: Trust;
  readonly ranking: Pick<Ranking, 'coverage' | 'fusionConstant'>;
  /** Of each side. */
  readonly candidates: number;
  /** Of the fused list. */
  readonly limit: number;
}

export interface RankedChunk {
  readonly chunkId: string;
  readonly fusedScore: number;
  readonly coverage: number;
  readonly vectorRank: number | null;
  readonly vectorScore: number | null;
  readonly textRank: number | null;
  readonly textScore: number | null;
}

export interface Scored {
  readonly chunkId: string;
  readonly score: number;
  readonly rank: number;
}

/**
 * The chunks that say most of what is wanted, ranked from 1.
 * @param wanted weight of each slot of the lexical vectors
 */
export function rankWords(
  segments: readonly ReleasedSegment[],
  wanted: ReadonlyMap<number, number>,
  candidates: number,
): Scored[] {
  return best(segments, candidates, (one) => scoreWords(one, wanted));
}

/** Both sides' best chunks, fused by rank: the same order as the statement of search-statements.ts has. */
export function rankChunks(
  segments: readonly ReleasedSegment[],
  question: RankedQuestion,
): RankedChunk[] {
  const { text, coverage } = question;
  const vector = bestByVector(segments, question);
  const weight = weightOfVectors(question);
  return fuse({ text, vector }, { weight, constant: question.ranking.fusionConstant })
    .slice(0, question.limit)
    .map(([t, v, fusedScore]) => ({
      chunkId: t?.chunkId ?? v?.chunkId ?? '',
      fusedScore,
      coverage,
      vectorRank: v ? Math.round(v.rank) : null,
      vectorScore: v?.score ?? null,
      textRank: t?.rank ?? null,
      textScore: t?.score ?? null,
    }));
}

/** 0 where the words of a question are covered, 1 where they fail. */
function lacking(covered: number, { whole, span }: Ranking['coverage']): number {
  return Math.min(1, Math.max(0, (whole - covered) / span));
}

/** How much other words for those of a question count beside them; 0 where its own are enough. */
export function trustInOthers(related: RelatedUse | undefined, coverage: number): number {
  return related ? related.weight * lacking(coverage, related.coverage) : 0;
}

function weightOfVectors({ trust, ranking, coverage }: RankedQuestion): number {
  const { whenCovered, whenUncovered } = trust;
  return whenCovered + (whenUncovered - whenCovered) * lacking(coverage, ranking.coverage);
}

function scoreWords(
  { segment, models }: ReleasedSegment,
  wanted: ReadonlyMap<number, number>,
): Float64Array {
  const scores = zeros(models.length);
  for (const [slot, weight] of wanted) {
    const { from, to } = postingsOf(segment, slot);
    for (let at = from; at < to; at += 1) {
      const chunk = segment.chunksOf[at] ?? 0;
      if (models[chunk] === hidden) continue;
      scores[chunk] = (scores[chunk] ?? 0) + (weight * (segment.weights[at] ?? 0)) / 1_000;
    }
  }
  // What says none of the words is no candidate.
  for (let at = 0; at < scores.length; at += 1) if (scores[at] === 0) scores[at] = noCandidate;
  return scores;
}

/**
 * Similarities by different models do not compare, ranks do: a rank among the chunks of one model
 * counts as the rank it would have, by chance, among all of them.
 */
function bestByVector(segments: readonly ReleasedSegment[], question: RankedQuestion): Scored[] {
  const sizes = question.vectors.map((_, model) => sizeOf(segments, model));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return question.vectors.flatMap((vector, model) => {
    const said = coordinatesSaid(vector);
    const factor = all / (sizes[model] || 1);
    return best(segments, question.candidates, (one) => scoreVector(one, said, model)).map(
      (one) => ({ ...one, rank: one.rank * factor }),
    );
  });
}

function sizeOf(segments: readonly ReleasedSegment[], of: number): number {
  return segments.reduce(
    (sum, { models }) => sum + models.reduce((count, model) => count + (model === of ? 1 : 0), 0),
    0,
  );
}

interface Said {
  readonly dimensions: Uint16Array;
  readonly values: Float64Array;
}

/** What a text does not say is 0, and a question says little: the rest is skipped. */
function coordinatesSaid(vector: readonly number[]): Said {
  const dimensions = new Uint16Array(vector.length);
  const values = new Float64Array(vector.length);
  let count = 0;
  for (let at = 0; at < vector.length; at += 1) {
    const value = vector[at] ?? 0;
    if (value === 0) continue;
    dimensions[count] = at;
    values[count] = value;
    count += 1;
  }
  return { dimensions: dimensions.subarray(0, count), values: values.subarray(0, count) };
}

/** Chunks that do not carry the model's vectors are no candidates. */
function scoreVector(
  { segment, models }: ReleasedSegment,
  said: Said,
  model: number,
): Float64Array {
  const scores = compare(segment, said);
  for (let at = 0; at < scores.length; at += 1)
    scores[at] = models[at] === model ? (scores[at] ?? 0) * (segment.scales[at] ?? 0) : noCandidate;
  return scores;
}

function compare({ coordinates, chunkIds }: Segment, { dimensions, values }: Said): Float64Array {
  const count = chunkIds.length;
  const sums = zeros(count);
  for (let one = 0; one < dimensions.length; one += 1) {
    const value = values[one] ?? 0;
    const from = (dimensions[one] ?? 0) * count;
    for (let at = 0; at < count; at += 1)
      sums[at] = (sums[at] ?? 0) + value * (coordinates[from + at] ?? 0);
  }
  return sums;
}

const noCandidate = Number.NEGATIVE_INFINITY;

/** The best, ranked from 1. */
function best(
  segments: readonly ReleasedSegment[],
  candidates: number,
  score: (segment: ReleasedSegment) => Float64Array,
): Scored[] {
  // In order at all times: of thousands of chunks only some hundreds ever come among the best.
  const found: Omit<Scored, 'rank'>[] = [];
  let bar = noCandidate;
  for (const one of segments) {
    const scores = score(one);
    for (let at = 0; at < scores.length; at += 1) {
      const its = scores[at] ?? 0;
      if (its === noCandidate || its < bar) continue;
      insert(found, { chunkId: one.segment.chunkIds[at] ?? '', score: its });
      if (found.length <= candidates) continue;
      found.pop();
      bar = found.at(-1)?.score ?? bar;
    }
  }
  return found.map((one, before) => ({ ...one, rank: before + 1 }));
}

let scratch = new Float64Array(0);

/** Good until the next call: a new array a question would keep the garbage collector busy. */
function zeros(count: number): Float64Array {
  if (scratch.length < count) scratch = new Float64Array(2 * count);
  return scratch.subarray(0, count).fill(0);
}

function insert<Found extends Omit<Scored, 'rank'>>(found: Found[], one: Found): void {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = found[middle] ?? one;
    const ahead =
      one.score > other.score || (one.score === other.score && one.chunkId < other.chunkId);
    if (ahead) high = middle;
    else low = middle + 1;
  }
  found.splice(low, 0, one);
}

type Fused = readonly [text: Scored | undefined, vector: Scored | undefined, score: number];

function fuse(
  { text, vector }: { text: readonly Scored[]; vector: readonly Scored[] },
  { weight, constant }: { readonly weight: number; readonly constant: number },
): Fused[] {
  const byText = new Map(text.map((one) => [one.chunkId, one]));
  const byVector = new Map(vector.map((one) => [one.chunkId, one]));
  return [...new Set([...byText.keys(), ...byVector.keys()])]
    .map((id): Fused => {
      const [t, v] = [byText.get(id), byVector.get(id)];
      const score = (t ? 1 / (constant + t.rank) : 0) + (v ? weight / (constant + v.rank) : 0);
      return [t, v, score];
    })
    .toSorted(([t1, v1, a], [t2, v2, b]) => b - a || (idOf(t1, v1) < idOf(t2, v2) ? -1 : 1));
}

function idOf(text: Scored | undefined, vector: Scored | undefined): string {
  return text?.chunkId ?? vector?.chunkId ?? '';
}
