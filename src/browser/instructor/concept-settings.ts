import type { KeptSettings } from './kept-settings.ts';
import {
  createSwitchSettings,
  type SettingsPlace,
  type SwitchSettings,
} from './switch-settings.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.concepts;

/** Whether a model looks through the concepts of the course, and what that means. */
export function createConceptSettings(
  kept: Pick<KeptSettings, 'change'>,
  place: SettingsPlace,
): SwitchSettings {
  const proposals = {
    id: 'concept-proposals',
    label: says.use,
    about: [says.useWhat, says.useWhere],
    isOn: (settings: { conceptProposals: boolean }) => settings.conceptProposals,
    to: (conceptProposals: boolean) => ({ conceptProposals }),
  };
  return createSwitchSettings(kept, place, { title: says.setting, switches: [proposals] });
}
