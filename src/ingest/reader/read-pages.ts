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
  pageCount: number,
  onProgress: OnProgress,
  signal: AbortSignal,
) => Promise<PagesRead>;

/** Reads the text layer of a PDF, several batches of pages at a time. */
export function createReadPages(threads: Pick<Threads, 'run'>, lanes: number): ReadPages {
  return async (file, pageCount, onProgress, signal) => {
    const batches = batchesOf(pageCount);
    const parts = new Map<number, Answers['pages']>();
    const unread: number[] = [];
    let done = 0;

    async function readBatch([from, to]: Batch): Promise<void> {
      try {
        const limits = { timeoutMs: batchMs, signal };
        parts.set(from, await threads.run({ kind: 'pages', file, from, to }, limits));
      } catch (error) {
        if (!(error instanceof ParseError)) throw error;
        // One page must not fail the document: its batch is read again page by page.
        if (from < to) return void batches.unshift(...pagesOf([from, to]));
        unread.push(from);
      }
      done += to - from + 1;
      onProgress(done, pageCount);
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

type Batch = readonly [from: number, to: number];

function batchesOf(pageCount: number): Batch[] {
  const count = Math.ceil(pageCount / batchPages);
  return Array.from({ length: count }, (_, at) => [
    at * batchPages + 1,
    Math.min(pageCount, (at + 1) * batchPages),
  ]);
}

function pagesOf([from, to]: Batch): Batch[] {
  return Array.from({ length: to - from + 1 }, (_, at) => [from + at, from + at]);
}
