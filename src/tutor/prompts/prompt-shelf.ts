import type { Versions } from '../../tenancy/index.ts';
import {
  groundedQaPrompt,
  groundedQaPromptVersion,
  type GroundedQaInput,
} from './grounded-qa-prompt.ts';
import {
  synthesisPrompt,
  synthesisPromptVersion,
  type SynthesisInput,
} from './synthesis-prompt.ts';
import { tutorPrompt, tutorPromptVersion, type TutorPromptInput } from './tutor-prompt.ts';

export interface Prompt<Input> {
  readonly version: string;
  /** Pure: the same input gives the same words. */
  readonly write: (input: Input) => string;
}

/** The prompts that write what a student reads, by their names. */
export interface AnswerPrompts {
  readonly tutor: Prompt<TutorPromptInput>;
  readonly 'grounded-qa': Prompt<GroundedQaInput>;
  readonly synthesis: Prompt<SynthesisInput>;
}
export type PromptName = keyof AnswerPrompts;

type Shelf<Name extends PromptName> = readonly [
  AnswerPrompts[Name],
  ...(readonly AnswerPrompts[Name][]),
];

/** Every version that may still serve an institution, the newest first. */
export type PromptShelf = { readonly [Name in PromptName]: Shelf<Name> };

/**
 * A change of the words is a new version in a file of its own, put before the others. An old one leaves
 * in a release after the one that brought its successor: who is held to it then gets the newest.
 */
export const promptShelf: PromptShelf = {
  tutor: [{ version: tutorPromptVersion, write: tutorPrompt }],
  'grounded-qa': [{ version: groundedQaPromptVersion, write: groundedQaPrompt }],
  synthesis: [{ version: synthesisPromptVersion, write: synthesisPrompt }],
};

/** Of each prompt the version that is held to, as far as it is on the shelf; else the newest. */
export function promptsFrom(shelf: PromptShelf, held: Versions): AnswerPrompts {
  return {
    tutor: pick(shelf.tutor, held.get('tutor')),
    'grounded-qa': pick(shelf['grounded-qa'], held.get('grounded-qa')),
    synthesis: pick(shelf.synthesis, held.get('synthesis')),
  };
}

function pick<P extends { readonly version: string }>(
  shelf: readonly [P, ...(readonly P[])],
  held: string | undefined,
): P {
  return shelf.find(({ version }) => version === held) ?? shelf[0];
}
