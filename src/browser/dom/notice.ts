import { ApiError } from '../api/problem.ts';
import { words } from '../words.ts';
import { el } from './el.ts';
import { icon } from './icons.ts';

/** An error in words for the reader: the server's own sentence where it has one. */
export function explain(error: unknown): string {
  const { said, again } = sentencesOf(error);
  return [said, again].filter(Boolean).join(' ');
}

/** Likewise to be shown: what the server said is read out in the language it was said in. */
export function explained(error: unknown): HTMLElement {
  const { said, lang, again } = sentencesOf(error);
  return el('span', {}, el('span', { lang, dir: 'auto' }, said), again && ` ${again}`);
}

function sentencesOf(error: unknown): { said: string; lang: string | null; again: string } {
  if (!(error instanceof ApiError)) return { said: words.app.trouble, lang: null, again: '' };
  const { status, code, message, lang, retryAfter } = error;
  // Its own sentence says until when.
  const isPaused = code === 'questions_paused';
  const again = retryAfter === null || isPaused ? '' : words.app.retryIn(retryAfter);
  if (message !== '') return { said: message, lang, again };
  return { said: status === 0 ? words.app.unreachable : words.app.trouble, lang: null, again };
}

/** A calm box with a sentence, and with what can be done about it. */
export function notice(
  kind: 'plain' | 'warn' | 'bad',
  text: string | Node,
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
  const box = notice('bad', explained(error), retry && { label: words.app.tryAgain, run: retry });
  box.setAttribute('role', 'alert');
  return box;
}
