import {
  createDocumentReader,
  type DocumentReader,
  type ReaderLimits,
} from '../../src/ingest/index.ts';

const readerLimits: ReaderLimits = {
  size: 2,
  memoryMb: 512,
  maxPages: 2_000,
  maxMs: 120_000,
  maxOcrPages: 20,
  ocr: { codes: ['eng'], dataDir: undefined },
};

export interface ReadOptions {
  readonly title?: string;
  readonly mediaType?: string | null;
  readonly limits?: Partial<ReaderLimits>;
}

// Its threads rest unreferenced and end with the test file.
let common: DocumentReader | undefined;

/** Reads a file as the pipeline does, in threads: text layer, OCR where needed, chunks. */
export async function readDocument(
  content: string | Uint8Array,
  fileName: string,
  { title = 'Title', mediaType = null, limits }: ReadOptions = {},
) {
  const reader = limits
    ? createDocumentReader({ ...readerLimits, ...limits })
    : (common ??= createDocumentReader(readerLimits));
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const signal = AbortSignal.timeout(110_000);
  const silent = (): void => {};
  const text = await reader.read({ bytes, fileName, mediaType }, silent, signal);
  const reading = text.wanting.length > 0 ? await reader.recognise(text, silent, signal) : text;
  const finished = await reader.finish(reading, title, signal);
  return { ...finished, format: reading.format, ocr: reading.ocr };
}
