import { dimensions } from '../models/index.ts';

/** A chunk as the database hands it out for packing. */
export interface UnpackedChunk {
  readonly chunkId: string;
  /** As `vector_send` writes it: two int16 (dimensions, unused), then float4. */
  readonly embedding: Buffer;
  /** As `sparsevec_send` writes it: three int32 (dimensions, entries, unused), int32 each, float4 each. */
  readonly lexical: Buffer;
}

/** Chunks of some documents of a course, packed for being compared with a question. Never changes. */
export interface Segment {
  /** Which chunks are whose, by document and revision. */
  readonly documents: ReadonlyMap<string, ChunkRange>;
  readonly chunkIds: readonly string[];
  /** Where lexemes stand in lexical vectors, ascending; those of `slots[i]` are `starts[i]` to `starts[i + 1]`. */
  readonly slots: Int32Array;
  readonly starts: Uint32Array;
  /** Which chunk holds the lexeme, and what it weighs there, in thousandths. */
  readonly chunksOf: Uint32Array;
  readonly weights: Uint16Array;
  /** Coordinate by coordinate, because a question has few: all chunks' first numbers, then their second ones. */
  readonly coordinates: Int8Array;
  /** What a coordinate of 1 stands for, for each chunk. */
  readonly scales: Float32Array;
}

export interface ChunkRange {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** What one chunk takes in memory, roughly: 1 kB of vector, six bytes a word, its id. */
export const bytesPerChunk = 1_600;

const vectorHeader = 4;
const sparseHeader = 12;
const largest = 127;

export interface SegmentBuilder {
  add(chunks: readonly UnpackedChunk[]): void;
  /** Whose chunks were added since the last call. */
  endDocument(key: string): void;
  build(): Segment;
}

export function createSegmentBuilder(): SegmentBuilder {
  const documents = new Map<string, ChunkRange>();
  const chunkIds: string[] = [];
  const rows: Int8Array[] = [];
  const scales: number[] = [];
  const postings = new Map<number, number[]>();
  let from = 0;

  return {
    add: (chunks) => {
      for (const { chunkId, embedding, lexical } of chunks) {
        addWords(postings, lexical, chunkIds.length);
        chunkIds.push(chunkId);
        const { row, scale } = packVector(embedding);
        rows.push(row);
        scales.push(scale);
      }
    },
    endDocument: (key) => {
      documents.set(key, { from, to: chunkIds.length });
      from = chunkIds.length;
    },
    build: () => ({
      documents,
      chunkIds,
      ...packWords(postings),
      coordinates: turned(rows),
      scales: Float32Array.from(scales),
    }),
  };
}

/** Chunk and weight, one after the other, for each slot. */
function addWords(postings: Map<number, number[]>, sparse: Buffer, chunk: number): void {
  const count = sparse.readInt32BE(4);
  for (let at = 0; at < count; at += 1) {
    // Counted from 0 here, from 1 where the vector is written as text.
    const slot = sparse.readInt32BE(sparseHeader + 4 * at) + 1;
    const weight = Math.round(sparse.readFloatBE(sparseHeader + 4 * (count + at)) * 1_000);
    const known = postings.get(slot);
    if (known) known.push(chunk, weight);
    else postings.set(slot, [chunk, weight]);
  }
}

function packWords(postings: ReadonlyMap<number, readonly number[]>) {
  const slots = Int32Array.from(postings.keys()).toSorted();
  const starts = new Uint32Array(slots.length + 1);
  slots.forEach((slot, at) => {
    starts[at + 1] = (starts[at] ?? 0) + (postings.get(slot)?.length ?? 0) / 2;
  });
  const chunksOf = new Uint32Array(starts.at(-1) ?? 0);
  const weights = new Uint16Array(chunksOf.length);
  let to = 0;
  for (const slot of slots) {
    const pairs = postings.get(slot) ?? [];
    for (let at = 0; at < pairs.length; at += 2) {
      chunksOf[to] = pairs[at] ?? 0;
      weights[to] = pairs[at + 1] ?? 0;
      to += 1;
    }
  }
  return { slots, starts, chunksOf, weights };
}

function packVector(embedding: Buffer): { row: Int8Array; scale: number } {
  const bytes = new Uint8Array(embedding.subarray(vectorHeader));
  Buffer.from(bytes.buffer).swap32();
  const vector = new Float32Array(bytes.buffer);
  let peak = 0;
  for (let at = 0; at < vector.length; at += 1) {
    const size = Math.abs(vector[at] ?? 0);
    if (size > peak) peak = size;
  }
  const scale = peak / largest || 1;
  const row = new Int8Array(vector.length);
  for (let at = 0; at < vector.length; at += 1) {
    const value = vector[at] ?? 0;
    // Nine in ten of the built-in embedder's are zero.
    if (value !== 0) row[at] = Math.round(value / scale);
  }
  return { row, scale };
}

/** Coordinates that are written side by side: more would not stay in the processor's cache. */
const tile = 64;

function turned(rows: readonly Int8Array[]): Int8Array {
  const count = rows.length;
  const coordinates = new Int8Array(count * dimensions);
  for (let from = 0; from < dimensions; from += tile) {
    for (let chunk = 0; chunk < count; chunk += 1) {
      const row = rows[chunk] ?? new Int8Array(dimensions);
      for (let at = from; at < from + tile; at += 1) coordinates[at * count + chunk] = row[at] ?? 0;
    }
  }
  return coordinates;
}

/** Where a lexeme's postings begin and end; an empty range when nobody says it there. */
export function postingsOf({ slots, starts }: Segment, slot: number): ChunkRange {
  let [low, high] = [0, slots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle] ?? 0) < slot) low = middle + 1;
    else high = middle;
  }
  if (slots[low] !== slot) return { from: 0, to: 0 };
  return { from: starts[low] ?? 0, to: starts[low + 1] ?? 0 };
}
