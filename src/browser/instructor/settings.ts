import type { Api } from '../api/api.ts';
import type { GradeCounts } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { words } from '../words.ts';

const says = words.settings;

export interface SettingsNeeds {
  readonly api: Pick<Api, 'settings' | 'changeSettings' | 'material'>;
  /** Assistants look but do not touch. */
  readonly mayChange: boolean;
}

export interface Settings {
  readonly element: HTMLElement;
  show(): Promise<void>;
}

/** What the instructor decides. */
export function createSettings({ api, mayChange }: SettingsNeeds): Settings {
  const toggle = el('input', {
    type: 'checkbox',
    role: 'switch',
    id: 'passback',
    'aria-describedby': 'passback-what',
    onchange: () => void change(),
  });
  const state = el('span', { class: 'switch-state', 'aria-hidden': 'true' });
  const saved = el('p', { class: 'hint', role: 'status' });
  const grades = el('div', { class: 'grades' });
  const body = el(
    'div',
    {},
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
  );
  const trouble = el('div');
  const element = el(
    'section',
    { class: 'sheet settings' },
    el('h2', { tabindex: -1 }, says.title),
    trouble,
    body,
  );

  function draw(on: boolean): void {
    toggle.checked = on;
    toggle.disabled = !mayChange;
    state.textContent = on ? says.on : says.off;
    if (!mayChange) saved.textContent = says.readOnly;
  }

  async function change(): Promise<void> {
    const wanted = toggle.checked;
    saved.textContent = says.saving;
    try {
      const { passback } = await api.changeSettings({ passback: { quizzes: wanted } });
      draw(passback.quizzes);
      saved.textContent = says.saved;
      trouble.replaceChildren();
      await showGrades();
    } catch (error) {
      draw(!wanted);
      saved.textContent = '';
      fill(trouble, failure(error));
    }
  }

  async function showGrades(): Promise<void> {
    fill(grades, ...gradeCounts((await api.material()).grades));
  }

  async function show(): Promise<void> {
    try {
      draw((await api.settings()).passback.quizzes);
      await showGrades();
      trouble.replaceChildren();
    } catch (error) {
      fill(
        trouble,
        failure(error, () => void show()),
      );
    }
  }

  return { element, show };
}

function gradeCounts(grades: GradeCounts): HTMLElement[] {
  const kinds = ['posted', 'waiting', 'refused', 'held'] as const;
  const counted = kinds
    .map((kind) => ({ kind, count: grades[kind] }))
    .filter(({ count }) => count > 0);
  return [
    el('h3', {}, says.delivery),
    counted.length === 0
      ? el('p', { class: 'quiet' }, says.noGrades)
      : el(
          'ul',
          {},
          ...counted.map(({ kind, count }) =>
            el('li', {}, el('strong', {}, String(count)), ` ${says.counts[kind]}`),
          ),
        ),
    ...(grades.reason === null ? [] : [el('p', { class: 'why' }, says.reason(grades.reason))]),
  ];
}
