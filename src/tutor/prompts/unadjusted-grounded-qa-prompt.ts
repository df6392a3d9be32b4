import { groundedQaPrompt, type GroundedQaInput } from './grounded-qa-prompt.ts';

export const unadjustedGroundedQaPromptVersion = 'grounded-qa-1';

/** Strict answers of before, which nobody tells for whom and how something is to be said: every other word is the same. */
export function unadjustedGroundedQaPrompt(input: GroundedQaInput): string {
  return groundedQaPrompt({ ...input, adjustments: [] });
}
