import type { TutorPromptInput } from './tutor-prompt.ts';

/** The same for nobody in particular: neither who the students are, nor the subject, nor a wish. */
export function withoutAdjustments<Input extends TutorPromptInput>(input: Input): Input {
  return { ...input, strategy: { ...input.strategy, adjustments: [] } };
}
