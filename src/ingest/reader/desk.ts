import { chunkDocument } from '../chunk-document.ts';
import { ParseError } from '../parse/parse-error.ts';
import type { ParsedDocument } from '../parse/parsed-document.ts';
import { assemblePages } from '../parse/pdf/assemble-pages.ts';
import { openPdf, type OpenPdf } from '../parse/pdf/open-pdf.ts';
import type { PageText } from '../parse/pdf/page-text.ts';
import { fingerprintPages } from '../parse/pdf/page-fingerprints.ts';
import { nothing, readPage } from '../parse/pdf/read-page.ts';
import type { OcrLanguages } from '../parse/pdf/recognise.ts';
import { sniffFormat } from '../parse/sniff-format.ts';
import { createDrawing } from './drawing.ts';
import { findKept, keepPages, readerId } from './kept-pages.ts';
import type { Answers, Draft, KnownPages, LentFile, Task } from './task.ts';

type Asked<Kind extends Task['kind']> = Extract<Task, { kind: Kind }>;

interface DeskNeeds {
  readonly ocr: OcrLanguages;
  /** Megabytes a PDF may take. */
  readonly memoryMb: number;
}

/** What one thread does with a file. It keeps the last PDF open between tasks. */
export interface Desk {
  open(file: LentFile): Promise<Answers['open']>;
  pages(task: Asked<'pages'>): Promise<Answers['pages']>;
  recognise(task: Asked<'recognise'>): Promise<Answers['recognise']>;
  shrink(task: Asked<'shrink'>): Promise<Answers['shrink']>;
  words(task: Asked<'words'>): Promise<Answers['words']>;
  vectors(task: Asked<'vectors'>): Promise<Answers['vectors']>;
  finish(task: Asked<'finish'>): Answers['finish'];
}

export function createDesk({ ocr, memoryMb }: DeskNeeds): Desk {
  let lying: { readonly id: number; readonly pdf: Promise<OpenPdf> } | undefined;
  const drawing = createDrawing(ocr);

  async function pdfOf(file: LentFile): Promise<OpenPdf> {
    if (lying?.id !== file.id)
      lying = { id: file.id, pdf: openPdf(new Uint8Array(file.bytes), { memoryMb }) };
    return lying.pdf;
  }

  return {
    open: async (file) => {
      // A copy: text decoders refuse shared memory.
      const bytes = Uint8Array.from(new Uint8Array(file.bytes));
      const format = sniffFormat(bytes, file);
      if (format === 'image') return { format, pageCount: 1, draft: null, prints: null };
      if (format !== 'pdf') {
        // Half of what a thread loads is parsers that a PDF does not need.
        const { parseFile } = await import('../parse/parse-file.ts');
        return { format, pageCount: 0, draft: write(parseFile(format, bytes)), prints: null };
      }
      const pageCount = (await pdfOf(file)).pageCount;
      return { format, pageCount, draft: null, prints: printsOf(bytes, pageCount) };
    },
    pages: async ({ file, pages }) => {
      const pdf = await pdfOf(file);
      const read = pages.map((page) => readPage(pdf, page));
      return {
        draft: write(read),
        wanting: read.filter(({ wantsOcr }) => wantsOcr).map(({ page }) => page),
      };
    },
    recognise: async ({ file, page }) => {
      const { decodePicture, renderPage } = await drawing.pictures();
      const isPdf = sniffFormat(new Uint8Array(file.bytes), file) === 'pdf';
      const picture = isPdf
        ? renderPage(await pdfOf(file), page)
        : await decodePicture(Uint8Array.from(new Uint8Array(file.bytes)));
      const read = await (await drawing.reading()).recognise(picture, page);
      return { draft: write([read]), status: read.status, confidence: read.confidence };
    },
    shrink: ({ bytes }) => drawing.shrink(bytes),
    words: ({ bytes }) => drawing.words(bytes),
    vectors: async ({ texts }) => {
      const { embedText } = await import('../../models/hashing/index.ts');
      return { vectors: texts.map((text) => new Float64Array(embedText(text))) };
    },
    finish: ({ title, drafts, recognised, unread, known }) => {
      const began = performance.now();
      const read = gather({ drafts, recognised, unread, known });
      const document = 'blocks' in read ? read : assemblePages(read.read, read.recognised);
      if (!document.blocks.some(({ text }) => /[\p{L}\p{N}]/u.test(text)))
        throw new ParseError('no_text', 'The file holds no readable text.');
      const cleaned = performance.now();
      const chunks = chunkDocument(document, title);
      if (chunks.length === 0) throw new ParseError('no_text', 'The file holds no readable text.');
      const stages = { clean: cleaned - began, chunk: performance.now() - cleaned };
      const kept =
        'read' in read && known.prints ? keepPages(readerId(ocr.codes), known.prints, read) : null;
      return { chunks, pages: document.pages, notes: document.notes ?? {}, kept, stages };
    },
  };
}

/** Where two readers of one file disagree about its pages, nothing is known of them. */
function printsOf(bytes: Uint8Array<ArrayBuffer>, pageCount: number): readonly string[] | null {
  const prints = fingerprintPages(Buffer.from(bytes.buffer));
  return prints?.length === pageCount ? prints : null;
}

interface Pages {
  readonly read: readonly PageText[];
  readonly recognised: readonly PageText[];
}

/** Everything that was read of a file, now and before: a document, or pages to be made into one. */
function gather({
  drafts,
  recognised,
  unread,
  known,
}: Pick<Asked<'finish'>, 'drafts' | 'recognised' | 'unread' | 'known'>): ParsedDocument | Pages {
  const parts = drafts.map(readDraft);
  const [first] = parts;
  if (first && !isPages(first)) return first;
  const before = keptOf(known);
  const read = [...parts.flatMap(pagesOf), ...before.read, ...unread.map(failed)];
  return {
    read: read.toSorted((a, b) => a.page - b.page),
    recognised: [...recognised.map(readDraft).flatMap(pagesOf), ...before.recognised],
  };
}

function keptOf({ kept, prints }: KnownPages): Pages {
  return kept && prints ? findKept(kept, prints) : { read: [], recognised: [] };
}

function pagesOf(draft: ParsedDocument | PageText[]): PageText[] {
  return isPages(draft) ? draft : [];
}

function failed(page: number): PageText {
  return { ...nothing(page), status: 'failed' };
}

function isPages(draft: ParsedDocument | PageText[]): draft is PageText[] {
  return Array.isArray(draft);
}

function write(read: ParsedDocument | readonly PageText[]): Draft {
  return Uint8Array.from(Buffer.from(JSON.stringify(read)));
}

function readDraft(draft: Draft): ParsedDocument | PageText[] {
  return JSON.parse(Buffer.from(draft.buffer, draft.byteOffset, draft.byteLength).toString());
}
