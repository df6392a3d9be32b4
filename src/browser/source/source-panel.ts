import type { Api } from '../api/api.ts';
import { ApiError } from '../api/problem.ts';
import type { SourceDocument } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { failure, notice } from '../dom/notice.ts';
import { words } from '../words.ts';
import type { Cited } from './cited.ts';
import { placeOf } from './place.ts';
import { sourceText } from './source-text.ts';

export interface SourcePanel {
  readonly element: HTMLElement;
  /** Shows the place; focus moves there, and back to `opener` when the panel closes. */
  readonly open: (cited: Cited, opener: HTMLElement) => void;
  readonly close: () => void;
}

/** Wide enough for text and source side by side. */
const sideBySide = '(min-width: 52rem)';

/** The source beside the text; on a small screen over it. */
export function createSourcePanel({
  api,
  lang,
}: {
  api: Pick<Api, 'document'>;
  lang: string;
}): SourcePanel {
  const { element, title, place, body } = parts();
  let opener: HTMLElement | undefined;
  let shown: Cited | undefined;

  element.addEventListener('close', () => {
    shown = undefined;
    if (opener?.isConnected) opener.focus();
  });

  async function load(cited: Cited): Promise<void> {
    try {
      const document = await api.document(cited.documentId);
      if (shown === cited) reveal(document, cited);
    } catch (error) {
      if (shown !== cited) return;
      const isGone = error instanceof ApiError && error.status === 404;
      fill(
        body,
        isGone ? notice('plain', words.source.gone) : failure(error, () => void load(cited)),
      );
    }
  }

  function reveal(document: SourceDocument, cited: Cited): void {
    title.textContent = document.title;
    place.textContent = [document.moduleTitle, placeOf(cited)].filter((part) => part).join(' · ');
    const text = sourceText(document, cited, lang);
    const moved = text.target === null && notice('plain', words.source.moved);
    fill(body, document.url !== null && lmsLink(document.url), moved, text.element);
    if (!text.target) return;
    body.scrollTop = text.target.offsetTop - body.clientHeight / 5;
    text.target.focus({ preventScroll: true });
  }

  return {
    element,
    close: () => element.close(),
    open: (cited, from) => {
      opener = from;
      shown = cited;
      title.textContent = cited.title;
      place.textContent = placeOf(cited);
      fill(body, el('p', {}, words.app.loading));
      show(element);
      title.focus({ preventScroll: true });
      void load(cited);
    },
  };
}

function parts() {
  const title = el('h2', { id: 'source-title', tabindex: -1 });
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
  element.append(el('div', { class: 'panel-head' }, el('div', {}, title, place), close), body);
  // A modal one closes by itself.
  element.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !element.matches(':modal')) element.close();
  });
  return { element, title, place, body };
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
