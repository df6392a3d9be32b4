import type { TutorPromptInput } from './tutor-prompt.ts';
import { unadjustedTutorPrompt } from './unadjusted-tutor-prompt.ts';
import { withoutLearned } from './without-learned.ts';

export const formerTutorPromptVersion = 'tutor-1';

/** The tutor of long before, which nobody tells what conversations showed: every other word is that of before. */
export function formerTutorPrompt(input: TutorPromptInput): string {
  return unadjustedTutorPrompt(withoutLearned(input));
}
