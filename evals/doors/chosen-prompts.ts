import { promptShelf, type PromptName, type PromptShelf } from '../../src/tutor/index.ts';
import type { TurnMode } from '../../src/tutor/turn-event.ts';

/** The prompt that writes the answers of each way to answer: what a run is about that names no other. */
const promptOf: Readonly<Record<TurnMode, PromptName>> = {
  tutor: 'tutor',
  grounded_qa: 'grounded-qa',
  agent: 'synthesis',
};

export interface ChosenPrompts {
  readonly prompts: PromptShelf;
  /** The version that this run is about. */
  readonly version: string;
}

/**
 * The prompts of a run: the newest, and of one prompt the version named.
 * @throws Error when the program has no such version of any prompt
 */
export function choosePrompts(mode: TurnMode, wanted: string | undefined): ChosenPrompts {
  const version = wanted ?? promptShelf[promptOf[mode]][0].version;
  for (const [name, versions] of Object.entries(promptShelf)) {
    const chosen = versions.filter((prompt) => prompt.version === version);
    if (chosen.length > 0) return { prompts: { ...promptShelf, [name]: chosen }, version };
  }
  const known = Object.values(promptShelf).flatMap((versions) =>
    versions.map((prompt) => prompt.version),
  );
  throw new Error(`There is no prompt ${version}; there are: ${known.join(', ')}.`);
}
