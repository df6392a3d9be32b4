import type { EmbedElsewhere } from '../../models/index.ts';
import { ParseError } from '../parse/parse-error.ts';
import { tooSlow } from './ask-thread.ts';
import { readerId, readerVersion, type KeptPages } from './kept-pages.ts';
import { createPictureReader, type PictureReader } from './picture-reader.ts';
import { createReadPages, type OnProgress } from './read-pages.ts';
import type { ReaderLimits, Reading } from './reading.ts';
import { recognisePages } from './recognise-pages.ts';
import type { Finished, KnownPages } from './task.ts';
import { createThreads } from './threads.ts';
import { createVectors } from './vectors.ts';

export interface FileToRead {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string | null;
  /** Of an earlier content of the document: what has not changed is not read again. */
  readonly kept?: KeptPages | null;
}

/** Reads files of every format, in threads of their own. @throws ParseError from every step */
export interface DocumentReader {
  /** Changes with what is read from a file, or how it is cut. */
  readonly version: string;
  read(file: FileToRead, onProgress: OnProgress, signal: AbortSignal): Promise<Reading>;
  recognise(reading: Reading, onProgress: OnProgress, signal: AbortSignal): Promise<Reading>;
  /** Cleans the text and cuts it into chunks. */
  finish(reading: Reading, title: string, signal: AbortSignal): Promise<Finished>;
  /** Vectors of the built-in embedder, which are computed as readily as files are read. */
  readonly vectors: EmbedElsewhere;
  /** For pictures that belong to no course. */
  readonly pictures: PictureReader;
  close(): Promise<void>;
}

export function createDocumentReader(limits: ReaderLimits): DocumentReader {
  const threads = createThreads(limits);
  // One page at a time: recognition holds some hundred megabytes.
  const one = { ...limits, size: 1, memoryMb: limits.memoryMb * 2 };
  const ocrThreads = createThreads(one);
  // A student who waits for an answer does not stand behind a scanned book.
  const pictureThreads = createThreads(one);
  const readPages = createReadPages(threads, limits.size);
  const reader = readerId(limits.ocr.codes);
  let lent = 0;

  return {
    version: readerVersion,
    read: async ({ bytes, fileName, mediaType, kept = null }, onProgress, outer) => {
      lent += 1;
      const file = { id: lent, bytes: shared(bytes), fileName, mediaType };
      const { signal, timedOut } = withDeadline(outer, limits.maxMs);
      try {
        const asked = { timeoutMs: limits.maxMs, signal };
        if (!kept && isLongPdf(bytes)) threads.warm();
        const opened = await threads.run({ kind: 'open', file }, asked);
        const { format, pageCount, draft, prints } = opened;
        if (pageCount > limits.maxPages) throw tooManyPages(pageCount, limits.maxPages);
        const known = { prints, kept: kept?.reader === reader ? kept : null };
        const pages = unknownPages(pageCount, known);
        const unchanged = pageCount - pages.length;
        const base = { format, pageCount, file, known, unchanged, recognised: [], ocr: null };
        if (draft) return { ...base, drafts: [draft], wanting: [], unread: [] };
        if (format === 'image') return { ...base, drafts: [], wanting: [1], unread: [1] };
        return { ...base, ...(await readPages(file, pages, onProgress, signal)) };
      } catch (error) {
        throw timedOut() ? tooSlow() : error;
      }
    },
    recognise: (reading, onProgress, signal) =>
      recognisePages({ threads: ocrThreads, limits, onProgress, signal }, reading),
    finish: ({ drafts, recognised, unread, known }, title, signal) =>
      threads.run(
        { kind: 'finish', title, drafts, recognised, unread, known },
        { timeoutMs: limits.maxMs, signal },
      ),
    vectors: createVectors(threads),
    pictures: createPictureReader(pictureThreads),
    close: async () => {
      await Promise.all([threads.close(), ocrThreads.close(), pictureThreads.close()]);
    },
  };
}

/** Bytes of some hundred pages: every thread will have a part in it. */
const longFile = 100_000;

function isLongPdf(bytes: Uint8Array): boolean {
  return bytes.length > longFile && Buffer.from(bytes.subarray(0, 1_024)).includes('%PDF-');
}

function unknownPages(pageCount: number, { prints, kept }: KnownPages): number[] {
  const all = Array.from({ length: pageCount }, (_, at) => at + 1);
  if (!kept || !prints) return all;
  const held = new Set(kept.prints);
  return all.filter((page) => !held.has(prints[page - 1] ?? ''));
}

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  return memory;
}

function withDeadline(outer: AbortSignal, ms: number) {
  const deadline = AbortSignal.timeout(ms);
  return {
    signal: AbortSignal.any([outer, deadline]),
    timedOut: () => deadline.aborted && !outer.aborted,
  };
}

function tooManyPages(count: number, max: number): ParseError {
  return new ParseError(
    'too_many_pages',
    `The file has ${count} pages; at most ${max} are read. Split it into parts.`,
  );
}
