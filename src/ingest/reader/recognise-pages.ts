import { ParseError } from '../parse/parse-error.ts';
import type { OcrSummary, ReaderLimits, Reading } from './reading.ts';
import type { OnProgress } from './read-pages.ts';
import type { Answers, Draft } from './task.ts';
import type { Threads } from './threads.ts';

const pageMs = 120_000;

interface Recognising {
  readonly threads: Pick<Threads, 'run'>;
  readonly limits: ReaderLimits;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/** Sends the pages that want it to OCR, one after another; a page that fails does not stop the others. */
export async function recognisePages(
  { threads, limits, onProgress, signal }: Recognising,
  reading: Reading,
): Promise<Reading> {
  const pages = reading.wanting.slice(0, limits.maxOcrPages);
  const recognised: Draft[] = [];
  const confidences: number[] = [];
  let failed = 0;
  for (const [at, page] of pages.entries()) {
    const read = await recognisePage(page);
    if (!read || read.status === 'failed') failed += 1;
    else recognised.push(read.draft);
    if (read && read.confidence !== null) confidences.push(read.confidence);
    onProgress(at + 1, pages.length);
  }
  const ocr: OcrSummary = {
    pages: reading.wanting.length,
    recognised: confidences.length,
    failed,
    skipped: reading.wanting.length - pages.length,
    confidence: mean(confidences),
    languages: limits.ocr.codes.join('+'),
  };
  return { ...reading, recognised, ocr };

  async function recognisePage(page: number): Promise<Answers['recognise'] | undefined> {
    try {
      const task = { kind: 'recognise', file: reading.file, page } as const;
      return await threads.run(task, { timeoutMs: pageMs, signal });
    } catch (error) {
      // A picture file is its only page: why it cannot be read is the answer.
      if (error instanceof ParseError && reading.format === 'pdf') return undefined;
      throw error;
    }
  }
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}
