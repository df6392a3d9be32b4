import type { Standing } from '../budget/index.ts';
import type { StudentWords } from '../tongues/index.ts';
import type { TurnEvent } from './turn-event.ts';

/** Tells the student why the answer is not made by the best model; undefined when it is. */
export function budgetNote(
  { rung, limitedBy }: Standing,
  words: StudentWords['budget'],
): TurnEvent | undefined {
  if (rung === 'full' || !limitedBy) return undefined;
  const { scope, period, resetsAt } = limitedBy;
  return { type: 'budget', rung, scope, period, resetsAt, message: words[rung](limitedBy) };
}
