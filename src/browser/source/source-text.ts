import { directionOf } from '../../ground/language/index.ts';
import type { Api } from '../api/api.ts';
import type { SourceDocument, SourcePiece } from '../api/source-shapes.ts';
import { el } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { watchScrollers } from '../dom/scrollers.ts';
import { plainText } from '../text/plain-text.ts';
import { words } from '../words.ts';
import { createMore, followReader } from './more.ts';
import { findPiece, quotedSentences, type Cited } from './cited.ts';
import { clock, pageName } from './place.ts';

export interface SourceText {
  readonly element: HTMLElement;
  /** Where the piece that was meant stands; null when it is not there any more. */
  readonly target: HTMLElement | null;
  readonly piece: SourcePiece | undefined;
  /** Shows more whenever its reader scrolls to an end of what is shown; ends what it returns. */
  readonly follow: (scroller: HTMLElement) => () => void;
}

/** Pieces asked for at a time: books are long. */
const step = 24;

interface TextNeeds {
  readonly document: SourceDocument;
  readonly cited: Cited;
  readonly lang: string;
}

/** The text of a document around the cited piece, which is marked; more of it with each wish. */
export function sourceText(
  api: Pick<Api, 'documentPart'>,
  { document, cited, lang }: TextNeeds,
): SourceText {
  const { id: documentId, revision } = document;
  const marked = findPiece(document.pieces, cited);
  const target = document.pieces[marked];
  const views = new Map<string, HTMLElement>();
  let { from, pieces } = document;

  const text = el('div', { class: 'source-text', lang });
  const earlier = createMore(words.source.earlier, async () => {
    const start = Math.max(0, from - step);
    pieces = [
      ...(await api.documentPart({ documentId, revision, from: start, to: from })),
      ...pieces,
    ];
    from = start;
    return draw();
  });
  const later = createMore(words.source.later, async () => {
    const end = from + pieces.length;
    const part = { documentId, revision, from: end, to: Math.min(document.total, end + step) };
    const found = await api.documentPart(part);
    pieces = [...pieces, ...found];
    return draw(found[0]);
  });
  const element = el('div', {}, earlier.element, text, later.element);

  /** What the reader meets first of what is new. */
  function draw(first = pieces[0]): HTMLElement | undefined {
    text.replaceChildren(
      ...pieces.flatMap((piece, index) => [
        ...marks(piece, pieces[index - 1], document.format),
        viewOf(piece),
      ]),
    );
    earlier.element.hidden = from === 0;
    later.element.hidden = from + pieces.length >= document.total;
    return first && viewOf(first);
  }

  function viewOf(piece: SourcePiece): HTMLElement {
    const view = views.get(piece.chunkId) ?? pieceView(piece, piece === target ? cited : undefined);
    views.set(piece.chunkId, view);
    return view;
  }

  draw();
  watchScrollers(text);
  return {
    element,
    target: target ? viewOf(target) : null,
    piece: target,
    follow: (scroller) => followReader(scroller, { earlier, later }),
  };
}

function pieceView(piece: SourcePiece, cited: Cited | undefined): HTMLElement {
  if (!cited)
    return el('div', { class: 'piece', tabindex: -1, dir: 'auto' }, ...plainText(piece.content));
  return el(
    'div',
    {
      class: 'piece cited',
      tabindex: -1,
      role: 'group',
      'aria-label': words.source.cited,
      dir: 'auto',
    },
    el(
      'p',
      { class: 'cited-label', dir: directionOf(words.lang) },
      icon('check'),
      words.source.cited,
    ),
    ...plainText(piece.content, quotedSentences(piece, cited)),
  );
}

/** Heading, page and time, each where it changes. */
function marks(
  piece: SourcePiece,
  before: SourcePiece | undefined,
  format: string | null,
): HTMLElement[] {
  const found: HTMLElement[] = [];
  if (piece.page !== null && piece.page !== before?.page) {
    found.push(el('p', { class: 'place-mark' }, icon('page'), pageName(piece.page, format)));
  }
  const heading = piece.headingPath.at(-1);
  if (heading !== undefined && piece.headingPath.join('\n') !== before?.headingPath.join('\n')) {
    found.push(el('h3', {}, el('bdi', {}, heading)));
  }
  if (piece.timeFrom !== null)
    found.push(el('p', { class: 'place-mark' }, icon('clock'), clock(piece.timeFrom)));
  return found;
}
