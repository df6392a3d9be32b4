import type { KeptSettings } from './kept-settings.ts';
import {
  createSwitchSettings,
  type SettingsPlace,
  type SwitchSettings,
} from './switch-settings.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.questions;

/** Whether a model writes questions for the quizzes of the course as well, whether checks are planned, and what that means. */
export function createQuestionSettings(
  kept: Pick<KeptSettings, 'change'>,
  place: SettingsPlace,
): SwitchSettings {
  const written = {
    id: 'written-questions',
    label: says.use,
    about: [says.useWhat, says.useWhere],
    isOn: (settings: { writtenQuestions: boolean }) => settings.writtenQuestions,
    to: (writtenQuestions: boolean) => ({ writtenQuestions }),
  };
  const planned = {
    id: 'planned-checks',
    label: says.checks.use,
    about: [says.checks.useWhat, says.checks.useGrades],
    isOn: (settings: { plannedChecks: boolean }) => settings.plannedChecks,
    to: (plannedChecks: boolean) => ({ plannedChecks }),
  };
  return createSwitchSettings(kept, place, { title: says.setting, switches: [written, planned] });
}
