import type { KeptSettings } from './kept-settings.ts';
import {
  createSwitchSettings,
  type SettingsPlace,
  type SwitchSettings,
} from './switch-settings.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.conduct;

/** Whether misconduct is noted, whether a model looks as well, and what that means. */
export function createConductSettings(
  kept: Pick<KeptSettings, 'change'>,
  place: SettingsPlace,
): SwitchSettings {
  const strikes = {
    id: 'conduct-strikes',
    label: says.use,
    about: [says.useWhat, says.useWhere],
    isOn: (settings: { conduct: boolean }) => settings.conduct,
    to: (conduct: boolean) => ({ conduct }),
  };
  const model = {
    id: 'conduct-model',
    label: says.model,
    about: [says.modelWhat],
    isOn: (settings: { moderation: boolean }) => settings.moderation,
    to: (moderation: boolean) => ({ moderation }),
  };
  return createSwitchSettings(kept, place, { title: says.setting, switches: [strikes, model] });
}
