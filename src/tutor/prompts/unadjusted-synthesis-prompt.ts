import type { SynthesisInput } from './synthesis-prompt.ts';
import { usualSynthesisPrompt } from './usual-synthesis-prompt.ts';
import { withoutAdjustments } from './without-adjustments.ts';

export const unadjustedSynthesisPromptVersion = 'synthesis-2';

/** The agent's last step of two versions ago, which nobody tells for whom and how something is to be said: every other word is that of before. */
export function unadjustedSynthesisPrompt(input: SynthesisInput): string {
  return usualSynthesisPrompt(withoutAdjustments(input));
}
