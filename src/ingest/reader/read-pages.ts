import { ParseError } from '../parse/parse-error.ts';
import type { Answers, Draft, LentFile } from './task.ts';
import type { Threads } from './threads.ts';

export type OnProgress = (done: number, total: number) => void;

/** Pages of one task: a second's work, so that progress is seen and a bad page costs little. */
const batchPages = 24;
const batchMs = 60_000;

export interface PagesRead {
  readonly drafts: readonly Draft[];
  /** Pages that only OCR can read. */
  readonly wanting: readonly number[];
  /** Pages whose reading was broken off. */
  readonly unread: readonly number[];
}

export type ReadPages = (
  file: LentFile,
  pages: readonly number[],
  onProgress: OnProgress,
  signal: AbortSignal,
) => Promise<PagesRead>;

/** Reads the text layer of pages of a PDF, several batches at a time. */
export function createReadPages(threads: Pick<Threads, 'run'>, lanes: number): ReadPages {
  return async (file, pages, onProgress, signal) => {
    const batches = batchesOf(pages);
    const parts = new Map<number, Answers['pages']>();
    const unread: number[] = [];
    let done = 0;

    async function readBatch(batch: Batch): Promise<void> {
      const [first] = batch;
      try {
        const limits = { timeoutMs: batchMs, signal };
        parts.set(first, await threads.run({ kind: 'pages', file, pages: batch }, limits));
      } catch (error) {
        if (!(error instanceof ParseError)) throw error;
        // One page must not fail the document: its batch is read again page by page.
        if (batch.length > 1) return void batches.unshift(...batch.map((page): Batch => [page]));
        unread.push(first);
      }
      done += batch.length;
      onProgress(done, pages.length);
    }

    async function work(): Promise<void> {
      for (let batch = batches.shift(); batch; batch = batches.shift()) await readBatch(batch);
    }

    await Promise.all(Array.from({ length: lanes }, work));
    const ordered = [...parts].toSorted(([a], [b]) => a - b).map(([, part]) => part);
    return {
      drafts: ordered.map(({ draft }) => draft),
      wanting: ordered.flatMap(({ wanting }) => wanting),
      unread,
    };
  };
}

type Batch = readonly [number, ...number[]];

function batchesOf(pages: readonly number[]): Batch[] {
  const batches: Batch[] = [];
  for (let at = 0; at < pages.length; at += batchPages) {
    const [first, ...others] = pages.slice(at, at + batchPages);
    if (first !== undefined) batches.push([first, ...others]);
  }
  return batches;
}
