import { postingsOf, type Segment } from './segment.ts';

/** A segment as one reader may search it. */
export interface ReleasedSegment {
  readonly segment: Segment;
  /** For each chunk which of the question's vectors its own compares with, or one of the two below. */
  readonly models: Int8Array;
  /** Chunks that are released. */
  readonly size: number;
}

/** Not released to the reader: it may not count for anything. */
export const hidden = -1;
/** Released, with vectors of a model that was not asked. */
export const wordsOnly = -2;

/** @param modelOf by document and revision; undefined: not released */
export function releasedIn(
  segment: Segment,
  modelOf: (key: string) => number | undefined,
): ReleasedSegment {
  const models = new Int8Array(segment.chunkIds.length).fill(hidden);
  let size = 0;
  for (const [key, { from, to }] of segment.documents) {
    const model = modelOf(key);
    if (model === undefined) continue;
    models.fill(model, from, to);
    size += to - from;
  }
  return { segment, models, size };
}

/** In how many released chunks a lexeme stands. */
export function countIn({ segment, models }: ReleasedSegment, slot: number): number {
  const { from, to } = postingsOf(segment, slot);
  let count = 0;
  for (let at = from; at < to; at += 1)
    if (models[segment.chunksOf[at] ?? 0] !== hidden) count += 1;
  return count;
}
