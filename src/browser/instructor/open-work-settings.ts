import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import type { OpenWorkEffect, OpenWorkPicture } from '../api/open-work-shapes.ts';
import type { CourseSettings } from '../api/settings-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import type { KeptSettings } from './kept-settings.ts';
import { teacherWords } from './teacher-words.ts';
import { moment } from './written.ts';

const { openWork: says, settings: common } = teacherWords;

export interface OpenWorkSettings {
  draw(settings: CourseSettings): void;
  /** Says what counts as graded work, and what came of it; resolves with what is due. */
  readonly show: () => Promise<OpenWorkPicture['due']>;
}

const effects = Object.keys(says.effects) as OpenWorkEffect[];
const mostShown = 12;
const longestWording = 500;
const longestGrace = 336;

/** What the tutor does with questions about graded work that is open for the student who asks. */
export function createOpenWorkSettings(
  kept: Pick<KeptSettings, 'change'>,
  needs: { api: Pick<Api, 'openWork'>; mayChange: boolean; into: HTMLElement },
): OpenWorkSettings {
  const { api, mayChange, into } = needs;
  const typed = createLatest();
  const { form, effect, wording, meaning, grace, button } = parts(
    mayChange,
    () => void typed.begin(),
  );
  const state = el('div', { role: 'status' });
  const works = el('div', { class: 'grades' });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void save();
  });
  into.append(el('div', {}, el('h3', {}, says.title), el('p', {}, says.what), form, state, works));
  let isAsKept = typed.mark();

  async function save(): Promise<void> {
    state.textContent = common.saving;
    const isSame = typed.mark();
    const openWork = {
      effect: effects.find((one) => one === effect.value) ?? 'hints',
      wording: wording.value,
      meaning: meaning.checked,
      graceHours: Number(grace.value),
    };
    try {
      await kept.change(() => ({ openWork }));
      if (isSame()) isAsKept = isSame;
      state.textContent = common.saved;
    } catch (error) {
      fill(state, failure(error));
    }
  }

  return {
    draw: ({ openWork }) => {
      for (const control of [effect, wording, meaning, grace, button])
        control.disabled = !mayChange;
      // What is being written stays.
      if (!isAsKept()) return;
      effect.value = openWork.effect;
      wording.value = openWork.wording;
      meaning.checked = openWork.meaning;
      grace.value = String(openWork.graceHours);
    },
    show: async () => {
      const picture = await api.openWork();
      fill(works, ...worksOf(picture));
      return picture.due;
    },
  };
}

/** Nothing can be written before it is known what is kept. */
function parts(mayChange: boolean, oninput: () => void) {
  const options = effects.map((value) => el('option', { value }, says.effects[value]));
  const effect = el('select', { id: 'open-work-effect', disabled: true }, ...options);
  const wording = el('textarea', {
    id: 'open-work-wording',
    rows: 3,
    maxlength: longestWording,
    disabled: true,
  });
  const meaning = el('input', {
    type: 'checkbox',
    id: 'open-work-meaning',
    disabled: true,
    'aria-describedby': 'open-work-meaning-what',
  });
  const grace = el('input', {
    type: 'number',
    id: 'open-work-grace',
    min: 0,
    max: longestGrace,
    step: 1,
    disabled: true,
  });
  const button = el('button', { type: 'submit', class: 'button', disabled: true }, says.save);
  const form = el(
    'form',
    { novalidate: true, oninput },
    labelled(effect, says.effect),
    labelled(wording, says.wording),
    el('p', {}, meaning, ' ', el('label', { for: meaning.id }, says.meaning)),
    el('p', { class: 'hint', id: 'open-work-meaning-what' }, says.meaningWhat),
    labelled(grace, says.grace),
    mayChange && el('p', { class: 'actions' }, button),
  );
  return { form, effect, wording, meaning, grace, button };
}

function labelled(field: HTMLElement, text: string): HTMLElement {
  return el('p', {}, el('label', { for: field.id }, text), ' ', field);
}

function worksOf({ works, held }: OpenWorkPicture): HTMLElement[] {
  const count = el('p', { class: 'quiet' }, says.count(held.hints, held.refuse, held.days));
  if (works.length === 0) return [el('p', { class: 'quiet' }, says.noWorks), count];
  const items = works.slice(0, mostShown).map(({ title, dueAt }) => {
    const when = dueAt === null ? says.noDue : says.due(moment(dueAt));
    return el('li', {}, el('bdi', {}, title), `: ${when}`);
  });
  return [el('h4', {}, says.works), el('ul', {}, ...items), count];
}
