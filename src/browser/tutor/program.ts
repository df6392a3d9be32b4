import type { PauseAnswer } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { explain } from '../dom/notice.ts';
import type { ProgramResult } from '../python/program.ts';
import { words } from '../words.ts';

const says = words.program;

export interface ProgramNeeds {
  /** Whether the turn still waits: what is told again of an earlier time is not run again. */
  readonly stillWaits: () => Promise<boolean>;
  readonly answer: (answer: PauseAnswer) => Promise<void>;
}

export interface ProgramView {
  readonly element: HTMLElement;
  /** The turn does not wait any more. */
  readonly end: () => void;
}

/** Runs the program a turn waits for, shows it, and lets the student go on without it. */
export function createProgram(code: string, { stillWaits, answer }: ProgramNeeds): ProgramView {
  const over = new AbortController();
  const stage = el('p', { role: 'status' });
  const trouble = el('p', { class: 'composer-error', role: 'alert' });
  const skip = el('button', { type: 'button', class: 'button' }, says.skip);
  const element = el(
    'section',
    { class: 'program', 'aria-label': says.title },
    stage,
    el(
      'details',
      {},
      el('summary', {}, says.code),
      el('pre', { tabindex: 0, dir: 'ltr' }, el('code', {}, code)),
    ),
    trouble,
    skip,
  );

  async function hand(said: PauseAnswer): Promise<void> {
    stage.textContent = says.stages.handing;
    trouble.textContent = '';
    skip.disabled = true;
    await answer(said);
  }

  async function run(): Promise<void> {
    if (!(await stillWaits()) || over.signal.aborted) return;
    const { runPython } = await import('../python/run-python.ts');
    const tell = (now: 'loading' | 'running'): void => {
      stage.textContent = says.stages[now];
    };
    const came = await runPython(code, tell, over.signal).catch(() => null);
    if (!over.signal.aborted) await hand(answerOf(came));
  }

  const complain = (error: unknown): void => {
    stage.textContent = '';
    trouble.textContent = explain(error);
    skip.disabled = false;
  };
  skip.addEventListener('click', () => {
    over.abort();
    hand({ kind: 'not_run', why: 'declined' }).catch(complain);
  });
  run().catch((error: unknown) => {
    if (!over.signal.aborted) complain(error);
  });
  return { element, end: () => over.abort() };
}

function answerOf(came: ProgramResult | null): PauseAnswer {
  return came ? { kind: 'ran', ...came } : { kind: 'not_run', why: 'failed' };
}
