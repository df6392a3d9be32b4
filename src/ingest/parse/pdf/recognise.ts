import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorker, OEM, type Line, type Worker } from 'tesseract.js';
import { isRightToLeft } from './lines.ts';
import type { PageText, PdfLine } from './page-text.ts';
import { nothing } from './read-page.ts';
import type { Picture } from './render-page.ts';

export interface OcrLanguages {
  /** Tesseract's codes, e.g. eng, heb. */
  readonly codes: readonly string[];
  /** Folder with LANGUAGE.traineddata or LANGUAGE.traineddata.gz; English is bundled. */
  readonly dataDir: string | undefined;
}

export interface Recogniser {
  /** Reads the text of a picture of a page. */
  recognise(picture: Picture, page: number): Promise<PageText>;
}

/** Mean confidence below which a line is taken for noise: stains, drawings, handwriting. */
const minConfidence = 45;

/** Starts Tesseract with its data from this machine only; nothing is ever fetched. */
export async function createRecogniser(languages: OcrLanguages): Promise<Recogniser> {
  const worker = await startTesseract(languages);
  return {
    recognise: async ({ png, width, height }, page) => {
      const { data } = await worker.recognize(png, {}, { blocks: true, text: false });
      const all = (data.blocks ?? []).flatMap(({ paragraphs }) =>
        paragraphs.flatMap(({ lines }) => lines),
      );
      const good = all.filter(isText);
      const lines = good.map((line) => toLine(line, { page, width, height }));
      const backwards = lines.filter(({ text }) => isRightToLeft(text)).length;
      return {
        ...nothing(page),
        status: lines.length > 0 ? 'ocr' : all.length > 0 ? 'failed' : 'empty',
        lines,
        rightToLeft: backwards > lines.length / 2,
        junk: all.length - good.length,
        confidence: lines.length > 0 ? Math.round(meanConfidence(good)) : null,
      };
    },
  };
}

async function startTesseract({ codes, dataDir }: OcrLanguages): Promise<Worker> {
  const langPath = await mkdtemp(join(tmpdir(), 'preceptor-ocr-'));
  try {
    // Tesseract reads its languages from one folder and under one form of name.
    for (const code of codes)
      await symlink(await findLanguage(code, dataDir), join(langPath, `${code}.traineddata`));
    return await createWorker([...codes], OEM.LSTM_ONLY, {
      langPath,
      cacheMethod: 'none',
      gzip: false,
      errorHandler: () => {},
    });
  } finally {
    await rm(langPath, { recursive: true, force: true });
  }
}

async function findLanguage(code: string, dataDir: string | undefined): Promise<string> {
  const candidates = [
    ...(dataDir ? ['', '.gz'].map((end) => resolve(dataDir, `${code}.traineddata${end}`)) : []),
    ...(code === 'eng' ? [bundledEnglish()] : []),
  ];
  const found = candidates.find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new Error(`no OCR data for "${code}": put ${code}.traineddata into OCR_DATA_DIR`);
}

function bundledEnglish(): string {
  const home = dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/eng/package.json')));
  return join(home, '4.0.0_best_int', 'eng.traineddata.gz');
}

function isText({ text, confidence }: Line): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return confidence >= minConfidence && letters >= Math.max(1, text.trim().length * 0.4);
}

function meanConfidence(lines: readonly Line[]): number {
  return lines.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, lines.length);
}

function toLine(
  { text, bbox, rowAttributes }: Line,
  { page, width, height }: { page: number; width: number; height: number },
): PdfLine {
  const share = (length: number, whole: number): number =>
    Math.round(Math.min(1, Math.max(0, length / whole)) * 10_000) / 10_000;
  // Heights of recognised rows scatter; in steps of a two-hundredth of the page they agree.
  const size = Math.round((rowAttributes.rowHeight / height) * 200) / 200;
  return {
    text: text.replaceAll(/\s+/g, ' ').trim(),
    size,
    page,
    box: [
      share(bbox.x0, width),
      share(bbox.y0, height),
      share(bbox.x1, width),
      share(bbox.y1, height),
    ],
  };
}
