import type { Api } from '../api/api.ts';
import type { CourseSettings, SettingsChange, ToolStanding } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { withReason } from './in-english.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.answers;

export interface AnswerSettings {
  draw(settings: CourseSettings, standing: readonly ToolStanding[]): void;
}

/** How the tutor answers in this course: mode, what becomes of unsupported sentences, tools. */
export function createAnswerSettings(
  api: Pick<Api, 'changeSettings'>,
  { mayChange, into }: { mayChange: boolean; into: HTMLElement },
): AnswerSettings {
  const saved = el('p', { class: 'hint', role: 'status' });
  const choices = el('div');
  const trouble = el('div');
  into.append(el('div', {}, el('h3', {}, says.title), trouble, choices, saved));

  let obstacles: ReadonlyMap<string, string | null> = new Map();

  async function change(wanted: SettingsChange, before: CourseSettings): Promise<void> {
    saved.textContent = teacherWords.settings.saving;
    try {
      draw(await api.changeSettings(wanted));
      saved.textContent = teacherWords.settings.saved;
      trouble.replaceChildren();
    } catch (error) {
      draw(before);
      saved.textContent = '';
      fill(trouble, failure(error));
    }
  }

  function draw(settings: CourseSettings): void {
    const { mode, citations, pictures, tools } = settings;
    const make = (wanted: SettingsChange): void => void change(wanted, settings);
    const focused = document.activeElement?.id;
    fill(
      choices,
      choice('answer-mode', says.mode, says.modes, {
        chosen: mode,
        mayChange,
        choose: (value) => make({ mode: value }),
      }),
      choice('answer-citations', says.citations, says.policies, {
        chosen: citations,
        mayChange,
        choose: (value) => make({ citations: value }),
      }),
      el(
        'fieldset',
        { class: 'choice' },
        el('legend', {}, says.pictures),
        option('answer-pictures', says.picturesOn, {
          type: 'checkbox',
          checked: pictures,
          disabled: !mayChange,
          onchange: () => make({ pictures: !pictures }),
        }),
      ),
      toolChoice(tools, { mayChange, obstacles }, (value) => make({ tools: value })),
    );
    // What was used to make the change is drawn anew; the keyboard stays where it was.
    if (focused) choices.querySelector<HTMLElement>(`#${CSS.escape(focused)}`)?.focus();
  }

  return {
    draw: (settings, standing) => {
      obstacles = new Map(standing.map(({ name, obstacle }) => [name, obstacle]));
      draw(settings);
    },
  };
}

function choice<Value extends string>(
  name: string,
  title: string,
  options: Readonly<Record<Value, string>>,
  use: { chosen: Value; mayChange: boolean; choose: (value: Value) => void },
): HTMLElement {
  const rows = (Object.keys(options) as Value[]).map((value) =>
    option(`${name}-${value}`, options[value], {
      type: 'radio',
      name,
      checked: value === use.chosen,
      disabled: !use.mayChange,
      onchange: () => use.choose(value),
    }),
  );
  return el('fieldset', { class: 'choice' }, el('legend', {}, title), ...rows);
}

function toolChoice(
  on: readonly string[],
  { mayChange, obstacles }: { mayChange: boolean; obstacles: ReadonlyMap<string, string | null> },
  choose: (tools: readonly string[]) => void,
): HTMLElement {
  const rows = Object.entries(says.toolNames).flatMap(([tool, label]) => {
    const why = obstacles.get(tool) ?? null;
    const row = option(`tool-${tool}`, label, {
      type: 'checkbox',
      checked: on.includes(tool),
      // What cannot be used can still be switched off.
      disabled: !mayChange || (why !== null && !on.includes(tool)),
      'aria-describedby': why === null ? null : `tool-${tool}-why`,
      onchange: () =>
        choose(on.includes(tool) ? on.filter((other) => other !== tool) : [...on, tool]),
    });
    if (why === null) return [row];
    return [
      row,
      el('p', { id: `tool-${tool}-why`, class: 'hint' }, withReason(says.toolCannot, why)),
    ];
  });
  return el(
    'fieldset',
    { class: 'choice' },
    el('legend', {}, says.tools),
    el('p', { class: 'hint' }, says.toolsWhat),
    ...rows,
  );
}

function option(id: string, label: string, props: Parameters<typeof el>[1]): HTMLElement {
  return el(
    'div',
    { class: 'option' },
    el('input', { id, ...props }),
    el('label', { for: id }, label),
  );
}
