import type { CourseSettings, SettingsChange } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import type { KeptSettings } from './kept-settings.ts';
import { teacherWords } from './teacher-words.ts';

const { conduct: says, settings: common } = teacherWords;

export interface ConductSettings {
  draw(settings: CourseSettings): void;
}

/** Whether misconduct is noted, whether a model looks as well, and what that means. */
export function createConductSettings(
  kept: Pick<KeptSettings, 'change'>,
  { mayChange, into }: { mayChange: boolean; into: HTMLElement },
): ConductSettings {
  const saved = el('p', { class: 'hint', role: 'status' });
  const trouble = el('div');

  async function change(wanted: SettingsChange): Promise<void> {
    saved.textContent = common.saving;
    try {
      await kept.change(() => wanted);
      saved.textContent = common.saved;
      trouble.replaceChildren();
    } catch (error) {
      saved.textContent = '';
      fill(trouble, failure(error));
    }
  }

  const strikes = createSwitch(
    'conduct-strikes',
    { label: says.use, about: [says.useWhat, says.useWhere] },
    (conduct) => void change({ conduct }),
  );
  const model = createSwitch(
    'conduct-model',
    { label: says.model, about: [says.modelWhat] },
    (moderation) => void change({ moderation }),
  );
  into.append(el('h3', {}, says.setting), trouble, ...strikes.parts, ...model.parts, saved);
  return {
    draw: ({ conduct, moderation }) => {
      strikes.draw(conduct, mayChange);
      model.draw(moderation, mayChange);
    },
  };
}

function createSwitch(
  id: string,
  { label, about }: { label: string; about: readonly string[] },
  change: (isOn: boolean) => void,
) {
  const toggle = el('input', {
    type: 'checkbox',
    role: 'switch',
    id,
    disabled: true,
    'aria-describedby': `${id}-what`,
    onchange: () => change(toggle.checked),
  });
  const state = el('span', { class: 'switch-state', 'aria-hidden': 'true' });
  return {
    parts: [
      el('div', { class: 'switch' }, toggle, el('label', { for: id }, label), state),
      el('div', { id: `${id}-what` }, ...about.map((text) => el('p', {}, text))),
    ],
    draw: (isOn: boolean, mayChange: boolean): void => {
      toggle.checked = isOn;
      toggle.disabled = !mayChange;
      state.textContent = isOn ? common.on : common.off;
    },
  };
}
