import type { Api } from '../api/api.ts';
import { el } from '../dom/el.ts';
import type { KeptSettings } from './kept-settings.ts';
import {
  createSwitchSettings,
  type SettingsPlace,
  type SwitchSettings,
} from './switch-settings.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.questions.exercises;

export interface ExerciseSettings extends SwitchSettings {
  /** Tells how exercises went. @throws ApiError */
  show(): Promise<void>;
}

/** Whether students are given exercises in conversations, what that means, and what came of it. */
export function createExerciseSettings(
  kept: Pick<KeptSettings, 'change'>,
  { api, ...place }: SettingsPlace & { readonly api: Pick<Api, 'exercises'> },
): ExerciseSettings {
  const given = {
    id: 'next-exercises',
    label: says.use,
    // What it costs is not folded away.
    about: [`${says.useWhat} ${says.useCost}`],
    isOn: (settings: { nextExercises: boolean }) => settings.nextExercises,
    to: (nextExercises: boolean) => ({ nextExercises }),
  };
  const switches = createSwitchSettings(kept, place, { title: says.setting, switches: [given] });
  const counts = el('p', { class: 'hint' });
  place.into.append(counts);
  return {
    draw: (settings) => switches.draw(settings),
    show: async () => {
      const { on, canBePrepared, prepared, served, expired } = await api.exercises();
      const told = prepared > 0 ? says.counts(prepared, served, expired) : '';
      const missing = on && !canBePrepared ? says.noModel : '';
      counts.textContent = [missing, told].filter((part) => part !== '').join(' ');
    },
  };
}
