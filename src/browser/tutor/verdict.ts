import { createInOrder } from '../api/in-order.ts';
import { createLatest } from '../api/latest.ts';
import type { AnswerVerdict } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { explained } from '../dom/notice.ts';
import { teacherWords } from '../instructor/teacher-words.ts';

const says = teacherWords.answers.verdict;
const verdicts = ['right', 'wrong'] as const;

export interface VerdictNeeds {
  readonly read: () => Promise<AnswerVerdict | null>;
  readonly save: (verdict: AnswerVerdict | null) => Promise<void>;
}

/** For teachers: keeps an answer as a test case with one click, and lets it go with another. */
export function createVerdict({ read, save }: VerdictNeeds): HTMLElement {
  const inOrder = createInOrder();
  const pressed = createLatest();
  let now: AnswerVerdict | null = null;
  let kept: AnswerVerdict | null | undefined;
  const status = el('span', { class: 'hint', role: 'status' });
  const buttons = verdicts.map((verdict) => ({
    verdict,
    button: el(
      'button',
      {
        type: 'button',
        class: 'quiet',
        'aria-pressed': 'false',
        onclick: () => void press(verdict),
      },
      says[verdict],
    ),
  }));

  function draw(verdict: AnswerVerdict | null): void {
    now = verdict;
    for (const one of buttons)
      one.button.setAttribute('aria-pressed', String(one.verdict === verdict));
  }

  async function press(verdict: AnswerVerdict): Promise<void> {
    const isLatest = pressed.begin();
    const wanted = now === verdict ? null : verdict;
    draw(wanted);
    try {
      await inOrder(() => save(wanted));
      kept = wanted;
      if (isLatest()) status.textContent = wanted === null ? says.forgotten : says.kept;
    } catch (error) {
      if (!isLatest()) return;
      draw(kept ?? null);
      fill(status, explained(error));
    }
  }

  // What was said before is shown when it is known; without it the buttons work all the same.
  const isUntouched = pressed.mark();
  read().then(
    (said) => {
      if (kept === undefined) kept = said;
      if (isUntouched()) draw(said);
    },
    () => {},
  );
  const label = el('span', { class: 'hint' }, says.question);
  const shown = buttons.map(({ button }) => button);
  return el(
    'div',
    { class: 'judgement', role: 'group', 'aria-label': says.question },
    label,
    ...shown,
    status,
  );
}
