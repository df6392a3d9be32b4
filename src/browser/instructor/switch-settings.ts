import type { CourseSettings, SettingsChange } from '../api/settings-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import type { KeptSettings } from './kept-settings.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.settings;

/** One thing of the course that is on or off. */
export interface Switch {
  readonly id: string;
  readonly label: string;
  /** What it means, a paragraph each. */
  readonly about: readonly string[];
  readonly isOn: (settings: CourseSettings) => boolean;
  readonly to: (isOn: boolean) => SettingsChange;
}

export interface SwitchSettings {
  draw(settings: CourseSettings): void;
}

export interface SettingsPlace {
  /** Assistants look but do not touch. */
  readonly mayChange: boolean;
  readonly into: HTMLElement;
}

/** Switches under one heading, each kept as soon as it is turned. */
export function createSwitchSettings(
  kept: Pick<KeptSettings, 'change'>,
  { mayChange, into }: SettingsPlace,
  { title, switches }: { readonly title: string; readonly switches: readonly Switch[] },
): SwitchSettings {
  const saved = el('p', { class: 'hint', role: 'status' });
  const trouble = el('div');

  async function change(wanted: SettingsChange): Promise<void> {
    saved.textContent = says.saving;
    try {
      await kept.change(() => wanted);
      saved.textContent = says.saved;
      trouble.replaceChildren();
    } catch (error) {
      saved.textContent = '';
      fill(trouble, failure(error));
    }
  }

  const drawn = switches.map((one) => drawSwitch(one, (isOn) => void change(one.to(isOn))));
  into.append(el('h3', {}, title), trouble, ...drawn.flatMap(({ parts }) => parts), saved);
  return {
    draw: (settings) => {
      for (const { show } of drawn) show(settings, mayChange);
    },
  };
}

/** What a switch means: the first paragraph for everybody, the others for whoever unfolds them. */
export function whatItMeans(id: string, [first = '', ...rest]: readonly string[]): HTMLElement {
  const more = el(
    'details',
    {},
    el('summary', {}, says.more),
    ...rest.map((text) => el('p', {}, text)),
  );
  return el('div', { id }, el('p', {}, first), rest.length > 0 && more);
}

function drawSwitch({ id, label, about, isOn }: Switch, turn: (isOn: boolean) => void) {
  const toggle = el('input', {
    type: 'checkbox',
    role: 'switch',
    id,
    disabled: true,
    'aria-describedby': `${id}-what`,
    onchange: () => turn(toggle.checked),
  });
  const state = el('span', { class: 'switch-state', 'aria-hidden': 'true' });
  return {
    parts: [
      el('div', { class: 'switch' }, toggle, el('label', { for: id }, label), state),
      whatItMeans(`${id}-what`, about),
    ],
    show: (settings: CourseSettings, mayChange: boolean): void => {
      toggle.checked = isOn(settings);
      toggle.disabled = !mayChange;
      state.textContent = isOn(settings) ? says.on : says.off;
    },
  };
}
