import type { SynthesisInput } from './synthesis-prompt.ts';
import { unadjustedSynthesisPrompt } from './unadjusted-synthesis-prompt.ts';
import { withoutLearned } from './without-learned.ts';

export const formerSynthesisPromptVersion = 'synthesis-1';

/** The agent's last step of long before, which nobody tells what conversations showed: every other word is that of before. */
export function formerSynthesisPrompt(input: SynthesisInput): string {
  return unadjustedSynthesisPrompt(withoutLearned(input));
}
