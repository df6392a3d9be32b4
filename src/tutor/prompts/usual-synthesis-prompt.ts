import { synthesisPrompt, type SynthesisInput } from './synthesis-prompt.ts';
import { withoutHelp } from './without-help.ts';

export const usualSynthesisPromptVersion = 'synthesis-3';

/** The agent’s last step of before, which nobody tells how much help to begin with: every other word is the same. */
export function usualSynthesisPrompt(input: SynthesisInput): string {
  return synthesisPrompt(withoutHelp(input));
}
