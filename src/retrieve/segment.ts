import { dimensions } from '../models/index.ts';

/** A chunk as the database hands it out for packing. */
export interface UnpackedChunk {
  readonly chunkId: string;
  /** As `halfvec_send` writes it: two int16 (dimensions, unused), then IEEE 754 binary16 each. */
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
  const words: Words[] = [];
  const rows: Int8Array[] = [];
  const scales: number[] = [];
  let from = 0;

  return {
    add: (chunks) => {
      for (const { chunkId, embedding, lexical } of chunks) {
        chunkIds.push(chunkId);
        words.push(readWords(lexical));
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
      ...packWords(words),
      coordinates: turned(rows),
      scales: Float32Array.from(scales),
    }),
  };
}

/** What one chunk says: the slots of its lexemes, and what each weighs. */
interface Words {
  readonly slots: Int32Array;
  readonly weights: Float32Array;
}

function readWords(sparse: Buffer): Words {
  const { buffer } = new Uint8Array(sparse.subarray(sparseHeader));
  Buffer.from(buffer).swap32();
  const count = buffer.byteLength / 8;
  return {
    slots: new Int32Array(buffer, 0, count),
    weights: new Float32Array(buffer, 4 * count, count),
  };
}

/** By slot, and the chunks of a slot in their order. */
function packWords(words: readonly Words[]) {
  const total = words.reduce((sum, { slots }) => sum + slots.length, 0);
  const [chunks, values] = [new Uint32Array(total), new Uint16Array(total)];
  // Slot above, number of the entry below: sorted as one number each, by the engine itself.
  const keys = new Uint32Array(2 * total);
  let entry = 0;
  for (const [chunk, { slots, weights }] of words.entries()) {
    for (let at = 0; at < slots.length; at += 1) {
      keys[2 * entry] = entry;
      // Counted from 0 here, from 1 where the vector is written as text.
      keys[2 * entry + 1] = (slots[at] ?? 0) + 1;
      chunks[entry] = chunk;
      values[entry] = Math.round((weights[at] ?? 0) * 1_000);
      entry += 1;
    }
  }
  new BigUint64Array(keys.buffer).sort();
  return gathered({ keys, chunks, values });
}

interface Entries {
  /** Pairs of an entry's number and its slot, by slot. */
  readonly keys: Uint32Array;
  readonly chunks: Uint32Array;
  readonly values: Uint16Array;
}

function gathered({ keys, chunks, values }: Entries) {
  const chunksOf = new Uint32Array(chunks.length);
  const weights = new Uint16Array(chunks.length);
  const slots: number[] = [];
  const starts: number[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const entry = keys[2 * at] ?? 0;
    const slot = keys[2 * at + 1] ?? 0;
    chunksOf[at] = chunks[entry] ?? 0;
    weights[at] = values[entry] ?? 0;
    if (slot === slots.at(-1)) continue;
    slots.push(slot);
    starts.push(at);
  }
  return {
    slots: Int32Array.from(slots),
    starts: Uint32Array.from([...starts, chunks.length]),
    chunksOf,
    weights,
  };
}

/** The sign is the highest bit; without it halves are ordered as their bits are. */
const magnitude = 0x7fff;

function packVector(embedding: Buffer): { row: Int8Array; scale: number } {
  const { buffer } = new Uint8Array(embedding.subarray(vectorHeader));
  Buffer.from(buffer).swap16();
  const bits = new Uint16Array(buffer);
  let peak = 0;
  for (let at = 0; at < bits.length; at += 1) {
    const size = (bits[at] ?? 0) & magnitude;
    if (size > peak) peak = size;
  }
  const scale = valueOf(peak) / largest || 1;
  const row = new Int8Array(bits.length);
  for (let at = 0; at < bits.length; at += 1) {
    const half = bits[at] ?? 0;
    // Nine in ten of the built-in embedder's are zero.
    if ((half & magnitude) !== 0) row[at] = Math.round(valueOf(half) / scale);
  }
  return { row, scale };
}

/** What each pattern of 16 bits is as a number. */
const halves = new Float16Array(Uint16Array.from({ length: 2 ** 16 }, (_, bits) => bits).buffer);
const numbers = Float32Array.from(halves);

function valueOf(half: number): number {
  return numbers[half] ?? 0;
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
