import type { KeptSettings } from './kept-settings.ts';
import {
  createSwitchSettings,
  type SettingsPlace,
  type SwitchSettings,
} from './switch-settings.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.posting;

/** Whether grades wait for approval before they are posted. */
export function createApprovalSettings(
  kept: Pick<KeptSettings, 'change'>,
  place: SettingsPlace,
): SwitchSettings {
  const asking = {
    id: 'grade-approval',
    label: says.approval,
    about: [says.approvalWhat, says.approvalWhen],
    isOn: ({ passback }: { passback: { approval: boolean } }) => passback.approval,
    to: (approval: boolean) => ({ passback: { approval } }),
  };
  return createSwitchSettings(kept, place, { title: says.approvalTitle, switches: [asking] });
}
