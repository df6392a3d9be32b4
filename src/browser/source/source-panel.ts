import type { Api } from '../api/api.ts';
import { createLatest, type Still } from '../api/latest.ts';
import { ApiError } from '../api/problem.ts';
import type { SourceDocument } from '../api/source-shapes.ts';
import { isAttended } from '../dom/attention.ts';
import { el, fill } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { failure, notice } from '../dom/notice.ts';
import { plainText } from '../text/plain-text.ts';
import { asItIs, words } from '../words.ts';
import type { Cited } from './cited.ts';
import { openPageView, type OpenPageView } from './open-page-view.ts';
import { placeOf } from './place.ts';
import { sourceText, type SourceText } from './source-text.ts';

export interface SourcePanel {
  readonly element: HTMLElement;
  /** Shows the place; focus moves there, and back to `opener` when the panel closes. */
  readonly open: (cited: Cited, opener: HTMLElement) => void;
  readonly close: () => void;
}

/** Wide enough for text and source side by side. */
const sideBySide = '(min-width: 52rem)';

/** The source beside the text; on a small screen over it. What was cited is there at once, as text. */
export function createSourcePanel({
  api,
  lang,
}: {
  api: Pick<Api, 'document' | 'documentPart' | 'originalPart'>;
  lang: string;
}): SourcePanel {
  const { element, head, title, place, body } = parts();
  const onShow = createOnShow();
  const shown = createLatest();
  let opener: HTMLElement | undefined;

  element.addEventListener('close', () => {
    shown.begin();
    onShow.putAway();
    if (opener?.isConnected) opener.focus();
  });

  async function load(cited: Cited): Promise<void> {
    const isShown = shown.begin();
    try {
      const document = await api.document(cited.documentId, cited);
      if (isShown()) await reveal(document, cited, isShown);
    } catch (error) {
      const trouble = troubleOf(error, () => void load(cited));
      if (isShown()) fill(body, quoteOf(cited, lang), trouble);
    }
  }

  async function reveal(document: SourceDocument, cited: Cited, isShown: Still): Promise<void> {
    title.textContent = document.title;
    place.textContent = placeLine(document, cited);
    if (document.pieces.length === 0)
      return fill(body, quoteOf(cited, lang), notice('plain', words.source.quoteOnly));
    const text = sourceText(api, { document, cited, lang });
    const view = await openPageView(api, document, cited, text.piece).catch(() => undefined);
    if (!isShown()) return view?.close();
    const isReading = isAttended(element);
    const quote = view || !text.target ? quoteOf(cited, lang) : null;
    fill(body, quote, ...contentOf({ document, view, text }));
    body.scrollTop = 0;
    if (!view) reach(body, text.target);
    if (isReading) (view ? quote : text.target)?.focus({ preventScroll: true });
    onShow.follow(text, body);
    if (!view) return;
    await onShow.show(view);
  }

  return {
    element,
    close: () => element.close(),
    open: (cited, from) => {
      opener = from;
      onShow.putAway();
      title.textContent = cited.title;
      place.textContent = placeOf(cited);
      fill(body, quoteOf(cited, lang), el('p', {}, words.app.loading));
      show(element);
      head.focus({ preventScroll: true });
      void load(cited);
    },
  };
}

function placeLine({ moduleTitle, format }: SourceDocument, cited: Cited): string {
  return [moduleTitle && asItIs(moduleTitle), placeOf(cited, format)]
    .filter((part) => part)
    .join(' · ');
}

/** What is shown: its file is held open, and more of its text comes, until something else is shown. */
function createOnShow() {
  let open: OpenPageView | undefined;
  let stopFollowing = (): void => {};
  return {
    putAway: (): void => {
      open?.close();
      open = undefined;
      stopFollowing();
    },
    follow: (text: SourceText, scroller: HTMLElement): void => {
      stopFollowing();
      stopFollowing = text.follow(scroller);
    },
    show: (view: OpenPageView): Promise<void> => {
      open?.close();
      open = view;
      return view.show();
    },
  };
}

interface Content {
  readonly document: SourceDocument;
  readonly text: SourceText;
  /** Null: the document has no printed pages; undefined: they cannot be shown. */
  readonly view: OpenPageView | null | undefined;
}

function contentOf({ document, text, view }: Content): (HTMLElement | null)[] {
  const moved = text.target ? null : notice('plain', words.source.moved);
  const link = document.url === null ? null : lmsLink(document.url);
  if (view)
    return [
      moved,
      view.element,
      link,
      el('h3', { class: 'as-text' }, words.source.asText),
      text.element,
    ];
  const noPages = view === undefined ? notice('plain', words.source.noPages) : null;
  return [link, moved, noPages, text.element];
}

function troubleOf(error: unknown, retry: () => void): HTMLElement {
  const isGone = error instanceof ApiError && error.status === 404;
  return isGone ? notice('plain', words.source.gone) : failure(error, retry);
}

function reach(body: HTMLElement, piece: HTMLElement | null): void {
  if (piece) body.scrollTop = piece.offsetTop - body.clientHeight / 5;
}

/** The words that were cited, whatever becomes of the document. */
function quoteOf({ quote }: Cited, lang: string): HTMLElement {
  return el(
    'blockquote',
    { class: 'source-quote', lang, dir: 'auto', tabindex: -1, 'aria-label': words.source.quote },
    ...plainText(quote),
  );
}

function parts() {
  const title = el('bdi');
  const head = el('h2', { id: 'source-title', tabindex: -1 }, title);
  const place = el('p', { class: 'source-where' });
  const body = el('div', { class: 'source-body' });
  const element = el('dialog', { class: 'source', 'aria-labelledby': 'source-title' });
  const close = el(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': words.app.close,
      onclick: () => element.close(),
    },
    icon('close'),
  );
  element.append(el('div', { class: 'panel-head' }, el('div', {}, head, place), close), body);
  // A modal one closes by itself.
  element.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !element.matches(':modal')) element.close();
  });
  return { element, head, title, place, body };
}

function show(element: HTMLDialogElement): void {
  if (element.open) return;
  if (matchMedia(sideBySide).matches) element.show();
  else element.showModal();
}

/** The LMS decides for itself whether this person may see the page. */
function lmsLink(url: string): HTMLElement | null {
  if (!/^https?:\/\//i.test(url)) return null;
  return el(
    'p',
    {},
    el(
      'a',
      { href: url, target: '_blank', rel: 'noopener noreferrer', class: 'lms-link' },
      words.source.openInLms,
      icon('open'),
      el('span', { class: 'unseen' }, ` (${words.source.newTab})`),
    ),
  );
}
