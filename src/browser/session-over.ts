import { el } from './dom/el.ts';
import { words } from './words.ts';

/** What is shown when the session is over, with what was written on the page and not sent. */
export function sessionOver(page: ParentNode): HTMLElement {
  const { title, advice, written } = words.sessionOver;
  const texts = [...page.querySelectorAll('textarea')].flatMap(({ value }) => value.trim() || []);
  return el(
    'main',
    { class: 'open-again' },
    el('h1', { tabindex: -1 }, title),
    el('p', {}, advice),
    texts.length > 0 && el('p', { id: 'written' }, written),
    ...texts.map((value) =>
      el('textarea', { readonly: true, rows: 6, dir: 'auto', 'aria-labelledby': 'written' }, value),
    ),
  );
}
