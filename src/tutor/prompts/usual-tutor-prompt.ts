import { tutorPrompt, type TutorPromptInput } from './tutor-prompt.ts';
import { withoutHelp } from './without-help.ts';

export const usualTutorPromptVersion = 'tutor-3';

/** The tutor of before, which nobody tells how much help to begin with: every other word is the same. */
export function usualTutorPrompt(input: TutorPromptInput): string {
  return tutorPrompt(withoutHelp(input));
}
