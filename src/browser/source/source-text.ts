import type { SourceDocument, SourcePiece } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { watchScrollers } from '../dom/scrollers.ts';
import { plainText } from '../text/plain-text.ts';
import { words } from '../words.ts';
import { findPiece, quotedSentences, type Cited } from './cited.ts';
import { clock, pageName } from './place.ts';

export interface SourceText {
  readonly element: HTMLElement;
  /** Where the piece that was meant stands; null when it is not there any more. */
  readonly target: HTMLElement | null;
  readonly piece: SourcePiece | undefined;
}

/** Pieces drawn around the cited one at first, and with each wish for more: books are long. */
const around = 12;

/** The text of a document with the cited piece marked. */
export function sourceText(document: SourceDocument, cited: Cited, lang: string): SourceText {
  const { pieces } = document;
  const at = findPiece(pieces, cited);
  const element = el('div', { class: 'source-text', lang, dir: 'auto' });
  const drawn = new Map<number, HTMLElement>();
  let [from, to] = [Math.max(0, at - around), Math.min(pieces.length, Math.max(at, 0) + around)];

  function draw(): void {
    const body: HTMLElement[] = [];
    for (let index = from; index < to; index += 1) {
      const piece = pieces[index];
      if (piece)
        body.push(
          ...marks(piece, index > 0 ? pieces[index - 1] : undefined, document.format),
          known(index, piece),
        );
    }
    const earlier =
      from > 0 && more(words.source.earlier, () => (from = Math.max(0, from - around)));
    const later =
      to < pieces.length &&
      more(words.source.later, () => (to = Math.min(pieces.length, to + around)));
    element.replaceChildren(...[earlier, ...body, later].filter((part) => part !== false));
  }

  function known(index: number, piece: SourcePiece): HTMLElement {
    const section = drawn.get(index) ?? pieceView(piece, index === at ? cited : undefined);
    drawn.set(index, section);
    return section;
  }

  function more(label: string, widen: () => void): HTMLElement {
    const press = (): void => {
      widen();
      draw();
    };
    return el('button', { type: 'button', class: 'link more', onclick: press }, label);
  }

  draw();
  watchScrollers(element);
  return { element, target: drawn.get(at) ?? null, piece: pieces[at] };
}

function pieceView(piece: SourcePiece, cited: Cited | undefined): HTMLElement {
  if (!cited) return el('div', { class: 'piece' }, ...plainText(piece.content));
  return el(
    'div',
    { class: 'piece cited', tabindex: -1, role: 'group', 'aria-label': words.source.cited },
    el('p', { class: 'cited-label' }, icon('check'), words.source.cited),
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
    found.push(el('h3', {}, heading));
  }
  if (piece.timeFrom !== null)
    found.push(el('p', { class: 'place-mark' }, icon('clock'), clock(piece.timeFrom)));
  return found;
}
