import type { TutorPromptInput } from './tutor-prompt.ts';

/** The same with as much help as the way of teaching says. */
export function withoutHelp<Input extends TutorPromptInput>(input: Input): Input {
  return { ...input, strategy: { ...input.strategy, help: null } };
}
