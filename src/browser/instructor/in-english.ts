import { el } from '../dom/el.ts';

/** A sentence that the server has in English only; it is read out as that. */
export function inEnglish(sentence: string): HTMLElement {
  return el('span', { lang: 'en', dir: 'ltr' }, sentence);
}

/** What the page says, and after it the server's reason, if there is one. */
export function withReason(said: string, reason: string | null): HTMLElement {
  return el('span', {}, said, ...(reason === null ? [] : [' ', inEnglish(reason)]));
}
