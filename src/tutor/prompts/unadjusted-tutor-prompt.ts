import { tutorPrompt, type TutorPromptInput } from './tutor-prompt.ts';
import { withoutAdjustments } from './without-adjustments.ts';

export const unadjustedTutorPromptVersion = 'tutor-2';

/** The tutor of before, which nobody tells for whom and how something is to be said: every other word is the same. */
export function unadjustedTutorPrompt(input: TutorPromptInput): string {
  return tutorPrompt(withoutAdjustments(input));
}
