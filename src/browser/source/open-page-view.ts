import type { Api } from '../api/api.ts';
import type { SourceDocument, SourcePiece } from '../api/source-shapes.ts';
import { quotedSentences, type Cited } from './cited.ts';
import { createPageView, type PageView } from './page-view.ts';
import { patchesOf, patchesOfWords, type Measure } from './printed-words.ts';
import type { Sheets } from './sheets.ts';

/** The cited page as it is printed. */
export interface OpenPageView extends PageView {
  readonly close: () => void;
}

/**
 * Opens the file of a document at the cited place.
 * @param piece the cited piece; undefined when it is not there any more
 * @returns null when the document is no file with pages that could be drawn
 * @throws when its bytes cannot be had or drawn
 */
export async function openPageView(
  api: Pick<Api, 'originalPart'>,
  document: SourceDocument,
  cited: Cited,
  piece: SourcePiece | undefined,
): Promise<OpenPageView | null> {
  const page = piece?.page ?? cited.page ?? null;
  if (document.original === null || page === null) return null;
  const sheets = await openSheets(api, document, document.original);
  const text = { content: piece?.content ?? '', lines: piece?.lines ?? [] };
  const measure = measureInPrint();
  const said = piece ? quotedSentences(piece, cited) : [];
  const view = createPageView({
    sheets,
    title: document.title,
    cited: page,
    passage: patchesOf(text),
    said: said.flatMap((sentence) => patchesOfWords(text, sentence, measure)),
  });
  return { ...view, close: () => sheets.close() };
}

async function openSheets(
  api: Pick<Api, 'originalPart'>,
  { id: documentId, format }: SourceDocument,
  { revision, size }: NonNullable<SourceDocument['original']>,
): Promise<Sheets> {
  const part = (from: number, to: number, signal: AbortSignal) =>
    api.originalPart({ documentId, revision, from, to }, signal);
  if (format !== 'image') {
    const { openPdf } = await import('./pdf-sheets.ts');
    return openPdf({ size, part });
  }
  const { openPicture } = await import('./picture-sheets.ts');
  return openPicture(await part(0, size, new AbortController().signal));
}

/** Letters differ in width much alike in all fonts that books are set in. */
function measureInPrint(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length;
  context.font = '20px serif';
  return (text) => context.measureText(text).width;
}
