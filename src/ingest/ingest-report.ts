import type { Chunk } from '../retrieve/index.ts';
import type { CleaningNotes, PageStatus } from './parse/parsed-document.ts';
import type { Format } from './parse/sniff-format.ts';
import type { OcrSummary } from './reader/reading.ts';

/** What happened to a document, for instructors and operators (A12). */
export interface IngestReport {
  readonly format: Format;
  readonly bytes: number;
  readonly chunks: number;
  /** Estimated tokens of what is shown. */
  readonly tokens: number;
  /** Requests to the embedder. */
  readonly batches: number;
  /** Chunks whose embedding was kept because their content had not changed. */
  readonly kept: number;
  readonly pages: readonly PageStatus[];
  /** Pages that were not read again because they had not changed. */
  readonly pagesUnchanged: number;
  readonly ocr: OcrSummary | null;
  readonly notes: CleaningNotes;
  /** Chunks that speak to a language model instead of a reader, by sign. */
  readonly instructionLike: Readonly<Record<string, number>>;
  /** Milliseconds by stage. */
  readonly stages: Readonly<Record<string, number>>;
  readonly slowestStage: string | null;
}

/** The times of an attempt, with the stage that took most of it. */
export function timesOf(
  stages: Readonly<Record<string, number>>,
): Pick<IngestReport, 'stages' | 'slowestStage'> {
  const [slowest] = Object.entries(stages).toSorted((a, b) => b[1] - a[1]);
  return { stages, slowestStage: slowest?.[0] ?? null };
}

export function countSigns(chunks: readonly Chunk[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const sign of chunks.flatMap(({ instructionLike = [] }) => instructionLike))
    counts[sign] = (counts[sign] ?? 0) + 1;
  return counts;
}
