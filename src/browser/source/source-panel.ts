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
const sideBySide = '(min-width: 60rem)';

/** The source beside the text; on a small screen over it. */
export function createSourcePanel({
  api,
  lang,
}: {
  api: Pick<Api, 'document'>;
  lang: string;
}): SourcePanel {
  const title = el('h2', { id: 'source-title', tabindex: -1 });
  const place = el('p', { class: 'source-where' });
  const body = el('div', { class: 'source-body' });
  const head = el(
    'div',
    { class: 'panel-head' },
    el('div', {}, title, place),
    el(
      'button',
      {
        type: 'button',
        class: 'plain',
        'aria-label': words.app.close,
        onclick: () => element.close(),
      },
      icon('close'),
    ),
  );
  const element = el('dialog', { class: 'source', 'aria-labelledby': 'source-title' }, head, body);
  let opener: HTMLElement | undefined;
  let shown: Cited | undefined;

  element.addEventListener('close', () => {
    shown = undefined;
    if (opener?.isConnected) opener.focus();
  });
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || element.matches(':modal')) return;
    event.stopPropagation();
    element.close();
  });

  function show(): void {
    if (element.open) return;
    if (matchMedia(sideBySide).matches) element.show();
    else element.showModal();
  }

  async function load(cited: Cited): Promise<void> {
    try {
      const document = await api.document(cited.documentId);
      if (shown === cited) reveal(document, cited);
    } catch (error) {
      if (shown !== cited) return;
      const gone = error instanceof ApiError && error.status === 404;
      fill(
        body,
        gone ? notice('plain', words.source.gone) : failure(error, () => void load(cited)),
      );
    }
  }

  function reveal(document: SourceDocument, cited: Cited): void {
    title.textContent = document.title;
    place.textContent = [document.moduleTitle, placeOf(cited)].filter((part) => part).join(' · ');
    const { element: text, target } = sourceText(document, cited, lang);
    fill(
      body,
      document.url !== null && lmsLink(document.url),
      target === null && notice('plain', words.source.moved),
      text,
    );
    if (target) body.scrollTop = target.offsetTop - body.offsetTop - body.clientHeight / 5;
    target?.focus({ preventScroll: true });
  }

  return {
    element,
    open: (cited, from) => {
      opener = from;
      shown = cited;
      title.textContent = cited.title;
      place.textContent = placeOf(cited);
      fill(body, el('p', {}, words.app.loading));
      show();
      title.focus();
      void load(cited);
    },
    close: () => element.close(),
  };
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
