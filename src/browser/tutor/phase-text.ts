import { entry, words } from '../words.ts';
import type { Phase, TurnState } from './turn-state.ts';

/** Before the first word, when a step is all that can be seen of the work. */
const isPreparing: ReadonlySet<Phase> = new Set(['reading', 'searching', 'planning']);

/** What happens just now. */
export function phaseText({ phase, search, waiting, steps }: TurnState): string {
  if (phase === 'waiting' && waiting?.kind === 'program') return words.program.phase;
  const running = steps.findLast(({ end }) => end === null);
  if (running && isPreparing.has(phase)) return stepText(running);
  const count = search?.hits.length ?? 0;
  if (phase === 'planning' && count > 0) return words.turn.found(count);
  return words.turn.phases[phase];
}

function stepText({ step, label }: TurnState['steps'][number]): string {
  // Numbered in its turn.
  const [name = ''] = step.split('#');
  return entry(words.turn.steps, name) ?? label;
}
