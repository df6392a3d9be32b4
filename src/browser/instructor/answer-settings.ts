import type { ToolStanding } from '../api/shapes.ts';
import type { CourseSettings } from '../api/settings-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { withReason } from './in-english.ts';
import type { KeptSettings } from './kept-settings.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.answers;

export interface AnswerSettings {
  draw(settings: CourseSettings): void;
  /** Says which tools can be used here. */
  readonly drawTools: (standing: readonly ToolStanding[]) => void;
}

/** How the tutor answers in this course: mode, what becomes of unsupported sentences, tools. */
export function createAnswerSettings(
  kept: Pick<KeptSettings, 'change'>,
  { mayChange, into }: { mayChange: boolean; into: HTMLElement },
): AnswerSettings {
  const saved = el('p', { class: 'hint', role: 'status' });
  const choices = el('div');
  const trouble = el('div');
  into.append(el('div', {}, el('h3', {}, says.title), trouble, choices, saved));

  let obstacles: Obstacles | undefined;
  let shown: CourseSettings | undefined;

  async function change(wanted: Wanted): Promise<void> {
    saved.textContent = teacherWords.settings.saving;
    try {
      await kept.change(wanted);
      saved.textContent = teacherWords.settings.saved;
      trouble.replaceChildren();
    } catch (error) {
      saved.textContent = '';
      fill(trouble, failure(error));
    }
  }

  function draw(): void {
    if (!shown || !obstacles) return;
    const focused = document.activeElement?.id;
    fill(choices, ...choicesOf(shown, { mayChange, obstacles }, (wanted) => void change(wanted)));
    // What was used to make the change is drawn anew; the keyboard stays where it was.
    if (focused) choices.querySelector<HTMLElement>(`#${CSS.escape(focused)}`)?.focus();
  }

  return {
    draw: (settings) => {
      shown = settings;
      draw();
    },
    drawTools: (standing) => {
      obstacles = new Map(
        standing.flatMap(({ name, obstacle }) =>
          obstacle === null ? [] : [[name, withReason(says.toolCannot, obstacle)]],
        ),
      );
      draw();
    },
  };
}

type Wanted = Parameters<KeptSettings['change']>[0];

/** What is said of tools that cannot be used. */
type Obstacles = ReadonlyMap<string, HTMLElement>;

function choicesOf(
  { mode, citations, pictures, tools, audience, audienceOfSchool, subject }: CourseSettings,
  { mayChange, obstacles }: { mayChange: boolean; obstacles: Obstacles },
  change: (wanted: Wanted) => void,
): HTMLElement[] {
  const taught = audience === 'unset' ? audienceOfSchool : audience;
  return [
    choice('answer-mode', says.mode, says.modes, {
      chosen: mode,
      mayChange,
      choose: (value) => change(() => ({ mode: value })),
    }),
    choice('answer-audience', says.audience, audiencesBeside(audienceOfSchool), {
      hint: says.audienceWhat,
      chosen: audience,
      mayChange,
      choose: (value) => change(() => ({ audience: value })),
    }),
    choice('answer-subject', says.subject, says.subjects, {
      hint: says.subjectWhat,
      chosen: subject,
      mayChange,
      choose: (value) => change(() => ({ subject: value })),
    }),
    choice('answer-citations', says.citations, says.policies, {
      chosen: citations,
      mayChange,
      choose: (value) => change(() => ({ citations: value })),
    }),
    el(
      'fieldset',
      { class: 'ways' },
      el('legend', {}, says.pictures),
      option('answer-pictures', says.picturesOn, {
        type: 'checkbox',
        checked: pictures,
        disabled: !mayChange,
        onchange: ({ currentTarget: { checked } }: Ticked) => change(() => ({ pictures: checked })),
      }),
    ),
    toolChoice(tools, { mayChange, obstacles: withoutWeb(obstacles, taught) }, (tool, isOn) =>
      change((now) => ({ tools: withTool(now.tools, tool, isOn) })),
    ),
  ];
}

/** What a course may say, and what holds where it says nothing. */
function audiencesBeside(ofSchool: CourseSettings['audience']): typeof says.audiences {
  const { audiences, audienceOfSchool } = says;
  return ofSchool === 'unset'
    ? audiences
    : { ...audiences, unset: audienceOfSchool(audiences[ofSchool]) };
}

/** Where children are taught the open web stays closed, whatever is switched on. */
function withoutWeb(obstacles: Obstacles, audience: CourseSettings['audience']): Obstacles {
  if (audience !== 'under_13') return obstacles;
  const why = `${says.toolCannot} ${says.notForChildren}`;
  const closed = ['web_search', 'web_fetch'].map((tool) => [tool, el('span', {}, why)] as const);
  return new Map([...obstacles, ...closed]);
}

interface Ticked {
  readonly currentTarget: HTMLInputElement;
}

function withTool(tools: readonly string[], tool: string, isOn: boolean): readonly string[] {
  const others = tools.filter((other) => other !== tool);
  return isOn ? [...others, tool] : others;
}

function choice<Value extends string>(
  name: string,
  title: string,
  options: Readonly<Record<Value, string>>,
  use: { chosen: Value; mayChange: boolean; choose: (value: Value) => void; hint?: string },
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
  const hint = use.hint && el('p', { id: `${name}-what`, class: 'hint' }, use.hint);
  return el(
    'fieldset',
    { class: 'ways', 'aria-describedby': hint ? `${name}-what` : null },
    el('legend', {}, title),
    hint || null,
    ...rows,
  );
}

function toolChoice(
  on: readonly string[],
  { mayChange, obstacles }: { mayChange: boolean; obstacles: Obstacles },
  choose: (tool: string, isOn: boolean) => void,
): HTMLElement {
  const rows = Object.entries(says.toolNames).flatMap(([tool, label]) => {
    const why = obstacles.get(tool) ?? null;
    const row = option(`tool-${tool}`, label, {
      type: 'checkbox',
      checked: on.includes(tool),
      // What cannot be used can still be switched off.
      disabled: !mayChange || (why !== null && !on.includes(tool)),
      'aria-describedby': why === null ? null : `tool-${tool}-why`,
      onchange: ({ currentTarget }: Ticked) => choose(tool, currentTarget.checked),
    });
    if (why === null) return [row];
    return [row, el('p', { id: `tool-${tool}-why`, class: 'hint' }, why)];
  });
  return el(
    'fieldset',
    { class: 'ways' },
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
