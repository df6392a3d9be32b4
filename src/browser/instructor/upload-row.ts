import { ApiError, isPassing } from '../api/problem.ts';
import type { UploadAnswer } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { explain, explained } from '../dom/notice.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.uploads;

/** One file on its way, as the page shows it. */
export interface UploadRow {
  readonly element: HTMLElement;
  /** Aborts when somebody presses Stop. */
  readonly signal: AbortSignal;
  readonly progress: (sent: number) => void;
  /** What it ends with, in words. */
  readonly arrived: (answer: UploadAnswer) => string;
  readonly refused: (sentence: string) => string;
  readonly failed: (error: unknown, again: () => void) => string;
}

export function createUploadRow(file: File): UploadRow {
  const stop = new AbortController();
  const bar = el('progress', { 'aria-label': says.progress(file.name), max: file.size, value: 0 });
  const state = el('p', { class: 'document-facts' }, says.waiting);
  const controls = el(
    'p',
    {},
    el(
      'button',
      { type: 'button', class: 'button', onclick: () => stop.abort() },
      says.cancel,
      el('span', { class: 'unseen' }, `: ${file.name}`),
    ),
  );
  const element = el(
    'li',
    { class: 'document upload' },
    el('p', { class: 'document-title' }, file.name),
    bar,
    state,
    controls,
  );

  function end(
    kind: 'ready' | 'failed',
    sentence: string,
    shown: Node | string = sentence,
  ): string {
    bar.remove();
    controls.replaceChildren();
    state.className = `state ${kind}`;
    fill(state, icon(kind === 'ready' ? 'check' : 'alert'), shown);
    return sentence;
  }

  return {
    element,
    signal: stop.signal,
    progress: (sent) => {
      // The last byte has left before the server has looked at it.
      const share = Math.min(sent / Math.max(file.size, 1), 0.99);
      bar.value = share * file.size;
      state.textContent = says.sending(Math.floor(share * 100));
    },
    arrived: (answer) => end('ready', sentenceOf(answer)),
    refused: (sentence) => end('failed', sentence),
    failed: (error, again) => {
      const sentence = end('failed', explain(error), explained(error));
      if (error instanceof ApiError && isPassing(error))
        fill(
          controls,
          el('button', { type: 'button', class: 'button', onclick: again }, says.again),
        );
      return sentence;
    },
  };
}

function sentenceOf({ outcome, document }: UploadAnswer): string {
  return outcome === 'duplicate' ? says.duplicate(document.fileName) : says.outcomes[outcome];
}
