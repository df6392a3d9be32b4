import type { Concept, Thread } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { notice } from '../dom/notice.ts';
import { teacherWords } from '../instructor/teacher-words.ts';
import { words } from '../words.ts';
import { starters } from './starters.ts';

export interface Welcome {
  readonly name: string | null;
  readonly teaches: boolean;
  /** Undefined while they could not be read. */
  readonly concepts: readonly Concept[] | undefined;
  readonly last: Thread | undefined;
  /** A check that waits; mostly none. */
  readonly check: HTMLElement | null;
  readonly ask: (question: string) => unknown;
  readonly open: (threadId: string) => unknown;
}

/** What is shown before the first question: what the tutor can do here, and ways to begin. */
export function welcome({ name, teaches, concepts, last, check, ask, open }: Welcome): HTMLElement {
  const questions = starters(concepts ?? []);
  const empty = concepts?.length === 0;
  return el(
    'div',
    { class: 'welcome' },
    el('p', { class: 'greeting' }, words.welcome.greeting(name)),
    empty
      ? notice('plain', teaches ? teacherWords.emptyCourse : words.welcome.empty)
      : el('p', { class: 'can' }, words.welcome.can),
    check,
    questions.length > 0 && beginnings(questions, ask),
    last && resume(last, open),
  );
}

function beginnings(questions: readonly string[], ask: (question: string) => unknown): HTMLElement {
  const item = (question: string): HTMLElement =>
    el(
      'li',
      {},
      el('button', { type: 'button', class: 'starter', onclick: () => ask(question) }, question),
    );
  return el(
    'div',
    {},
    el('h3', { id: 'begin-with' }, words.welcome.begin),
    el(
      'ul',
      { class: 'starters', role: 'list', 'aria-labelledby': 'begin-with' },
      ...questions.map(item),
    ),
  );
}

function resume(thread: Thread, open: (threadId: string) => unknown): HTMLElement {
  return el(
    'div',
    { class: 'resume' },
    el('h3', {}, words.welcome.resume),
    el(
      'button',
      { type: 'button', class: 'starter', onclick: () => open(thread.id) },
      thread.title || words.pictures.untitled,
    ),
  );
}
