import type { KeptSettings } from './kept-settings.ts';
import {
  createSwitchSettings,
  type SettingsPlace,
  type SwitchSettings,
} from './switch-settings.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.class;

/** Whether conversations are read once more for what students understand, and what that means. */
export function createClassSettings(
  kept: Pick<KeptSettings, 'change'>,
  place: SettingsPlace,
): SwitchSettings {
  const reading = {
    id: 'learn-from-chat',
    label: says.use,
    about: [says.useWhat, says.useWho],
    isOn: (settings: { learnFromChat: boolean }) => settings.learnFromChat,
    to: (learnFromChat: boolean) => ({ learnFromChat }),
  };
  return createSwitchSettings(kept, place, { title: says.setting, switches: [reading] });
}
