import type { TutorPromptInput } from './tutor-prompt.ts';

/** The same with nothing learned from conversations but what they did to the mastery. */
export function withoutLearned<Input extends TutorPromptInput>(input: Input): Input {
  return { ...input, snapshot: { ...input.snapshot, misconceptions: [], episodes: [] } };
}
