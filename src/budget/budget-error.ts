import type { Language } from '../ground/language/index.ts';
import { wordsIn, type StudentWords } from '../tongues/index.ts';
import type { Limit } from './limit.ts';

export type BudgetRefusal = 'budget_spent' | 'too_many_turns';

type Say = (words: StudentWords['budget']) => string;

/** Work that was not begun because a limit is reached; nothing was written. */
export class BudgetRefusedError extends Error {
  override readonly name = 'BudgetRefusedError';
  readonly code: BudgetRefusal;
  /** Milliseconds until it is worth asking again. */
  readonly retryAfterMs: number;
  /** Undefined for the rate of requests. */
  readonly limit: Limit | undefined;
  readonly #say: Say;

  constructor(
    code: BudgetRefusal,
    say: Say,
    more: { readonly retryAfterMs: number; readonly limit?: Limit },
  ) {
    super(say(wordsIn('en').budget));
    this.code = code;
    this.#say = say;
    this.retryAfterMs = more.retryAfterMs;
    this.limit = more.limit;
  }

  /** For the student. */
  saidIn(language: Language): string {
    return this.#say(wordsIn(language).budget);
  }
}

/** @param limit null: work in progress that may not cost more */
export function spentError(limit: Limit | null, now: Date): BudgetRefusedError {
  if (!limit) {
    return new BudgetRefusedError('budget_spent', ({ overWork }) => overWork, { retryAfterMs: 0 });
  }
  return new BudgetRefusedError(
    'budget_spent',
    ({ spent, tokens }) =>
      spent(limit, limit.unit === 'tokens' ? tokens(limit.left) : dollars(limit)),
    { limit, retryAfterMs: Math.max(0, Date.parse(limit.resetsAt) - now.getTime()) },
  );
}

function dollars({ left }: Limit): string {
  return `$${(left / 1_000_000).toFixed(4)}`;
}
