import { describeLimit, plainTime, type Limit } from './limit.ts';

export type BudgetRefusal = 'budget_spent' | 'too_many_turns';

/** Work that was not begun because a limit is reached; nothing was written. The message is for the student. */
export class BudgetRefusedError extends Error {
  override readonly name = 'BudgetRefusedError';
  readonly code: BudgetRefusal;
  /** Milliseconds until it is worth asking again. */
  readonly retryAfterMs: number;
  /** Undefined for the rate of requests. */
  readonly limit: Limit | undefined;

  constructor(
    code: BudgetRefusal,
    message: string,
    more: { readonly retryAfterMs: number; readonly limit?: Limit },
  ) {
    super(message);
    this.code = code;
    this.retryAfterMs = more.retryAfterMs;
    this.limit = more.limit;
  }
}

/** @param limit null: work in progress that may not cost more */
export function spentError(limit: Limit | null, now: Date): BudgetRefusedError {
  if (!limit) {
    const sentence = 'What may be spent on this is used up.';
    return new BudgetRefusedError('budget_spent', sentence, { retryAfterMs: 0 });
  }
  const sentence = describeLimit(limit);
  return new BudgetRefusedError(
    'budget_spent',
    `${sentence[0]?.toUpperCase()}${sentence.slice(1)} is used up (${leftOf(limit)} left). It comes back at ${plainTime(limit.resetsAt)}.`,
    { limit, retryAfterMs: Math.max(0, Date.parse(limit.resetsAt) - now.getTime()) },
  );
}

function leftOf({ unit, left }: Limit): string {
  return unit === 'tokens' ? `${left} tokens` : `$${(left / 1_000_000).toFixed(4)}`;
}
