import { synthesisPrompt, type SynthesisInput } from './synthesis-prompt.ts';
import { withoutLearned } from './without-learned.ts';

export const formerSynthesisPromptVersion = 'synthesis-1';

/** The agent's last step of before, which nobody tells what conversations showed: every other word is the same. */
export function formerSynthesisPrompt(input: SynthesisInput): string {
  return synthesisPrompt(withoutLearned(input));
}
