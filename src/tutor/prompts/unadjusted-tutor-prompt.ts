import type { TutorPromptInput } from './tutor-prompt.ts';
import { usualTutorPrompt } from './usual-tutor-prompt.ts';
import { withoutAdjustments } from './without-adjustments.ts';

export const unadjustedTutorPromptVersion = 'tutor-2';

/** The tutor of two versions ago, which nobody tells for whom and how something is to be said: every other word is that of before. */
export function unadjustedTutorPrompt(input: TutorPromptInput): string {
  return usualTutorPrompt(withoutAdjustments(input));
}
