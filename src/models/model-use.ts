import type { Rung } from '../budget/index.ts';
import type { Attempt, Cost, PlannedAttempt } from './attempt.ts';
import type { FinishReason } from './chat-model.ts';
import type { ModelRef } from './model-ref.ts';
import type { TaskType, Tier } from './task.ts';

/** On whose behalf, for what, and on whose account a model is asked. */
export interface ModelUse {
  readonly tenantId: string | null;
  readonly task: TaskType;
  /** Another tier than the task's usual one. */
  readonly tier?: Tier | undefined;
  /** What the budget allows: any model (`full`, the default), a small one, or none. */
  readonly rung?: Rung | undefined;
  readonly account: Account;
}

/** Keeps the books of one use. `Ticket` is whatever it needs to find the entry again. */
export interface Account<Ticket = unknown> {
  /** Before the request is sent. Undefined: there is no money for it, ask another model. */
  open(attempt: PlannedAttempt): Promise<Ticket | undefined>;
  /** Exactly once after `open`, however the attempt ended. */
  close(ticket: Ticket, attempt: Attempt): Promise<void>;
}

/** A model that was not asked, or did not answer. */
export interface PassedOver extends ModelRef {
  readonly reason: string;
}

/** What a caller of the router sees: which model tries, its words, and how it ended. */
export type RoutedChunk =
  | {
      readonly type: 'attempt';
      readonly provider: string;
      readonly model: string;
      readonly fallbackFrom: string | null;
      readonly reason: string | null;
      /** All that were passed over before this one, in order. */
      readonly passedOver: readonly PassedOver[];
      /** Where the request holds pictures: whether it is shown them, or what was read in them. */
      readonly pictures?: 'shown' | 'in_words';
    }
  | { readonly type: 'text'; readonly text: string }
  /** The model broke off after its first word; another one begins the answer anew. */
  | { readonly type: 'restart'; readonly reason: string }
  | {
      readonly type: 'finish';
      readonly provider: string;
      readonly model: string;
      readonly reason: FinishReason;
      readonly cost: Cost;
      readonly responseId: string | null;
      readonly firstTokenMs: number | null;
      readonly durationMs: number;
    };
