import type { Api } from '../api/api.ts';
import { pause } from '../api/pause.ts';
import type { GradeCounts } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { teacherWords } from './teacher-words.ts';
import { createAnswerSettings } from './answer-settings.ts';
import { createGates } from './gates.ts';
import { createReserveSettings } from './reserve.ts';
import { withReason } from './in-english.ts';
import { spendingOf } from './spending.ts';
import { number } from './written.ts';

const says = teacherWords.settings;

export interface SettingsNeeds {
  readonly api: Pick<
    Api,
    | 'settings'
    | 'tools'
    | 'changeSettings'
    | 'material'
    | 'retryGrades'
    | 'courseUsage'
    | 'reserve'
    | 'keepReserve'
    | 'gates'
  >;
  /** BCP 47 tag of the course. */
  readonly lang: string;
  /** Assistants look but do not touch. */
  readonly mayChange: boolean;
}

export interface Settings {
  readonly element: HTMLElement;
  show(): Promise<void>;
}

const lookEveryMs = 2_000;

/** What the instructor decides. */
export function createSettings({ api, mayChange, lang }: SettingsNeeds): Settings {
  const { element, toggle, state, saved, grades, spending, trouble } = parts(() => void change());
  const answers = createAnswerSettings(api, { mayChange, into: element });
  const reserve = createReserveSettings(api, { mayChange, into: element });
  const gates = createGates(api, element, lang);
  let watching = new AbortController();

  function draw(isOn: boolean): void {
    toggle.checked = isOn;
    toggle.disabled = !mayChange;
    state.textContent = isOn ? says.on : says.off;
    if (!mayChange) saved.textContent = says.readOnly;
  }

  async function change(): Promise<void> {
    const wanted = toggle.checked;
    saved.textContent = says.saving;
    try {
      draw((await api.changeSettings({ passback: { quizzes: wanted } })).passback.quizzes);
      saved.textContent = says.saved;
      trouble.replaceChildren();
      await showGrades();
    } catch (error) {
      draw(!wanted);
      saved.textContent = '';
      fill(trouble, failure(error));
    }
  }

  /** Goes on looking while some are on their way. */
  async function showGrades(): Promise<void> {
    watching.abort();
    watching = new AbortController();
    const { signal } = watching;
    for (let waiting = 1; waiting > 0 && !signal.aborted && !element.hidden;) {
      const counts = (await api.material()).grades;
      fill(grades, ...gradeCounts(counts), ...(mayChange ? againButton(counts, retry) : []));
      waiting = counts.waiting;
      if (waiting > 0) await pause(lookEveryMs, signal);
    }
  }

  async function retry(): Promise<void> {
    try {
      await api.retryGrades();
      await showGrades();
    } catch (error) {
      fill(trouble, failure(error));
    }
  }

  async function show(): Promise<void> {
    try {
      const [settings, tools] = await Promise.all([api.settings(), api.tools()]);
      draw(settings.passback.quizzes);
      answers.draw(settings, tools);
      fill(spending, ...spendingOf(await api.courseUsage()));
      await Promise.all([reserve.show(), gates.show(), showGrades()]);
      trouble.replaceChildren();
    } catch (error) {
      const again = failure(error, () => void show());
      fill(trouble, again);
    }
  }

  return { element, show };
}

function parts(change: () => void) {
  const toggle = el('input', {
    type: 'checkbox',
    role: 'switch',
    id: 'passback',
    disabled: true,
    'aria-describedby': 'passback-what',
    onchange: change,
  });
  const state = el('span', { class: 'switch-state', 'aria-hidden': 'true' });
  const saved = el('p', { class: 'hint', role: 'status' });
  const grades = el('div', { class: 'grades' });
  const spending = el('div', { class: 'grades' });
  const trouble = el('div');
  const element = el(
    'section',
    { class: 'sheet settings' },
    el('h2', { tabindex: -1 }, says.title),
    trouble,
    el('h3', {}, says.grades),
    el('div', { class: 'switch' }, toggle, el('label', { for: 'passback' }, says.passback), state),
    el(
      'div',
      { id: 'passback-what' },
      el('p', {}, says.passbackWhat),
      el('p', {}, says.passbackWhen),
    ),
    saved,
    grades,
    spending,
  );
  return { element, toggle, state, saved, grades, spending, trouble };
}

const kinds = ['posted', 'waiting', 'refused', 'held'] as const;

function againButton({ refused, held }: GradeCounts, retry: () => Promise<void>): HTMLElement[] {
  if (refused + held === 0) return [];
  const onclick = (): void => void retry();
  return [el('button', { type: 'button', class: 'button', onclick }, says.retry)];
}

function gradeCounts(grades: GradeCounts): HTMLElement[] {
  const counted = kinds.filter((kind) => grades[kind] > 0);
  const items = counted.map((kind) =>
    el('li', {}, el('strong', {}, number(grades[kind])), ` ${says.counts[kind](grades[kind])}`),
  );
  return [
    el('h3', {}, says.delivery),
    items.length === 0 ? el('p', { class: 'quiet' }, says.noGrades) : el('ul', {}, ...items),
    ...(grades.reason === null
      ? []
      : [el('p', { class: 'why' }, withReason(says.reason, grades.reason))]),
  ];
}
