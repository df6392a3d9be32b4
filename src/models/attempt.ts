import { estimateTokens } from '../ground/text/index.ts';
import { countMargin, unbilled } from './billed.ts';
import type { ChatRequest, FinishReason, ModelFailure, TokenUsage } from './chat-model.ts';
import type { KeyOwner } from './model-settings.ts';
import type { PriceBook } from './price-book.ts';
import { nameOf, type ModelRef } from './model-ref.ts';
import { pictureTokens } from './sight.ts';
import type { TaskType } from './task.ts';

/** One request to one model, before it is made. */
export interface PlannedAttempt extends ModelRef {
  readonly task: TaskType;
  /** Whose key pays; null where none is needed. */
  readonly keyOwner: KeyOwner | null;
  readonly request: ChatRequest;
  /** The most it can come to. */
  readonly worst: Cost;
}

/** One request to one model, after it ended in whatever way. */
export interface Attempt extends Omit<PlannedAttempt, 'worst'> {
  readonly response: string;
  /** Null when it did not end by itself. */
  readonly finishReason: FinishReason | null;
  readonly errorKind: ModelFailure | 'stopped' | null;
  readonly firstTokenMs: number | null;
  readonly durationMs: number;
  readonly responseId: string | null;
  /** What the provider keeps of the conversation; null where it was not asked to. */
  readonly kept: { readonly continuedFrom: string | null } | null;
  readonly cost: Cost;
}

export interface Cost extends TokenUsage {
  /** Millionths of a US dollar. */
  readonly micros: number;
  /** True where the vendor did not tell and we count ourselves. */
  readonly estimated: boolean;
}

/** The most a request can cost: its prompt generously counted, and the longest answer it allows. */
export function worstCost(prices: PriceBook, ref: ModelRef, request: ChatRequest): Cost {
  const usage = {
    inputTokens: Math.ceil(promptTokens(ref, request) * countMargin) + tokensHeld(ref, request),
    outputTokens: request.maxOutputTokens,
  };
  return { ...usage, micros: prices.cost(ref.provider, ref.model, usage), estimated: true };
}

/** A provider that goes on from its last answer charges for all that it has read before. */
function tokensHeld(ref: ModelRef, { conversation }: ChatRequest): number {
  const last = conversation?.last;
  return last && nameOf(last) === nameOf(ref) ? last.tokens : 0;
}

/** Before the first word of an answer a vendor that is away has not begun to work either. */
const unbilledBeforeWords: ReadonlySet<string> = new Set([...unbilled, 'unavailable']);

/**
 * What an attempt cost: the vendor's count, or ours of what was sent and heard. A request that was
 * turned away before its first word costs nothing.
 */
export function costOf(
  prices: PriceBook,
  ref: ModelRef,
  made: Pick<Attempt, 'request' | 'response' | 'errorKind'> & { usage: TokenUsage | null },
): Cost {
  const { provider, model } = ref;
  const { request, response, errorKind, usage: told } = made;
  if (told) return { ...told, micros: prices.cost(provider, model, told), estimated: false };
  const turnedAway = response === '' && errorKind !== null && unbilledBeforeWords.has(errorKind);
  if (turnedAway) return { inputTokens: 0, outputTokens: 0, micros: 0, estimated: true };
  const usage = { inputTokens: promptTokens(ref, request), outputTokens: estimateTokens(response) };
  return { ...usage, micros: prices.cost(provider, model, usage), estimated: true };
}

function promptTokens({ provider }: ModelRef, { system, messages }: ChatRequest): number {
  const pictures = messages.flatMap((message) => message.pictures ?? []);
  return (
    estimateTokens(system + messages.map(({ content }) => content).join('')) +
    pictures.reduce((sum, picture) => sum + pictureTokens(provider, picture), 0)
  );
}
