import { promptShelf, type PromptName, type PromptShelf } from '../../src/tutor/index.ts';
import type { TurnMode } from '../../src/tutor/turn-event.ts';

/** The prompt that writes the answers of each way to answer. */
const promptOf: Readonly<Record<TurnMode, PromptName>> = {
  tutor: 'tutor',
  grounded_qa: 'grounded-qa',
  agent: 'synthesis',
};

export interface ChosenPrompts {
  readonly prompts: PromptShelf;
  /** The version that answers in this run. */
  readonly version: string;
}

/**
 * The prompts of a run: the newest, or the version named.
 * @throws Error when the program has no such version of the prompt that answers
 */
export function choosePrompts(mode: TurnMode, wanted: string | undefined): ChosenPrompts {
  const name = promptOf[mode];
  const versions = promptShelf[name].map(({ version }) => version);
  const version = wanted ?? versions[0] ?? '';
  const chosen = promptShelf[name].filter((prompt) => prompt.version === version);
  if (chosen.length === 0)
    throw new Error(
      `There is no prompt ${version} that answers as ${mode}: ${versions.join(', ')}.`,
    );
  return { prompts: { ...promptShelf, [name]: chosen }, version };
}
