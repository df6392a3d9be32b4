import { ApiError } from '../api/problem.ts';
import { words } from '../words.ts';
import { el } from './el.ts';
import { icon } from './icons.ts';

/** An error in words for the reader: the server's own sentence where it has one. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return words.app.trouble;
  const said = error.status === 0 ? words.app.unreachable : error.message || words.app.trouble;
  return error.retryAfter === null ? said : `${said} ${words.app.retryIn(error.retryAfter)}`;
}

/** A calm box with a sentence, and with what can be done about it. */
export function notice(
  kind: 'plain' | 'warn' | 'bad',
  text: string,
  action?: { label: string; run: () => void },
): HTMLElement {
  return el(
    'div',
    { class: `notice ${kind}` },
    kind === 'plain' ? null : icon('alert'),
    el('p', {}, text),
    action && el('button', { type: 'button', class: 'button', onclick: action.run }, action.label),
  );
}

/** Likewise for something that failed just now; read out at once. */
export function failure(error: unknown, retry?: () => void): HTMLElement {
  const box = notice('bad', explain(error), retry && { label: words.app.tryAgain, run: retry });
  box.setAttribute('role', 'alert');
  return box;
}
