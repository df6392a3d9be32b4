import { describeLimit, plainTime, type Standing } from '../budget/index.ts';
import type { TurnEvent } from './turn-event.ts';

/** Tells the student why the answer is not made by the best model; undefined when it is. */
export function budgetNote({ rung, limitedBy }: Standing): TurnEvent | undefined {
  if (rung === 'full' || !limitedBy) return undefined;
  const { scope, period, resetsAt } = limitedBy;
  const allowance = describeLimit(limitedBy);
  const opening = `${allowance[0]?.toUpperCase()}${allowance.slice(1)}`;
  const what =
    rung === 'small'
      ? 'is nearly used up, so a smaller model answers'
      : 'is used up, so this answer comes from your course without a language model';
  const message = `${opening} ${what}. It comes back at ${plainTime(resetsAt)}.`;
  return { type: 'budget', rung, scope, period, resetsAt, message };
}
