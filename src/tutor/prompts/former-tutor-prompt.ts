import { tutorPrompt, type TutorPromptInput } from './tutor-prompt.ts';
import { withoutLearned } from './without-learned.ts';

export const formerTutorPromptVersion = 'tutor-1';

/** The tutor of before, which nobody tells what conversations showed: every other word is the same. */
export function formerTutorPrompt(input: TutorPromptInput): string {
  return tutorPrompt(withoutLearned(input));
}
