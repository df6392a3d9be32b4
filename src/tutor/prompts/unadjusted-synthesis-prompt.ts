import { synthesisPrompt, type SynthesisInput } from './synthesis-prompt.ts';
import { withoutAdjustments } from './without-adjustments.ts';

export const unadjustedSynthesisPromptVersion = 'synthesis-2';

/** The agent's last step of before, which nobody tells for whom and how something is to be said: every other word is the same. */
export function unadjustedSynthesisPrompt(input: SynthesisInput): string {
  return synthesisPrompt(withoutAdjustments(input));
}
