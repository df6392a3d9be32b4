import type { Language } from '../ground/language/index.ts';
import type { ModelRef } from './model-ref.ts';

/** One language model behind one vendor's API, or the offline tutor: they differ only in here. */
export interface ChatModel {
  readonly provider: string;
  readonly model: string;
  /**
   * Streams one answer. Yields text as it comes, then `finish` as the last chunk of every stream
   * that was not cut off. Aborting `signal` ends the request at the vendor and throws the signal's reason.
   * @throws ModelError
   */
  stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatChunk>;
}

export interface ChatRequest {
  readonly system: string;
  readonly messages: readonly ChatMessage[];
  /** Upper bound of the answer, in tokens. */
  readonly maxOutputTokens: number;
  /** 0 for reproducible work (grading, JSON), higher for conversation. */
  readonly temperature?: number;
  /** Asks for a reply that is one JSON object. */
  readonly json?: boolean;
  /** A question of a conversation that goes on: the provider may keep the answer, if it is allowed to. */
  readonly conversation?: { readonly last: KeptAnswer | undefined };
  /** What the prompt was made of. Vendors never see it; the offline tutor answers from it. */
  readonly grounding?: Grounding;
}

/** The last answer of a conversation, with everything before it, as a provider keeps it. */
export interface KeptAnswer extends ModelRef {
  readonly responseId: string;
  /** All that the provider read and wrote for it. */
  readonly tokens: number;
}

export interface ChatMessage {
  readonly role: 'user' | 'assistant';
  readonly content: string;
  /** What models that see are shown with it. */
  readonly pictures?: readonly ChatPicture[];
}

export interface ChatPicture {
  readonly id: string;
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Bytes. */
  readonly size: number;
  /** What stands in for it where a model does not see. */
  readonly inWords: string;
  /** A function, so that no log and no trace ever writes the bytes down. */
  readonly base64: () => string;
}

/** The typed values behind a tutor prompt. */
export interface Grounding {
  readonly question: string;
  readonly passages: readonly GroundingPassage[];
  /** True when the course material does not seem to hold an answer. */
  readonly unanswerable: boolean;
  /** Name of the pedagogical strategy. */
  readonly strategy: string;
  /** What the student is spoken to in, around what the course says. */
  readonly language: Language;
  /** An answer written in advance, where there is one for this question; said instead of extracts. */
  readonly prepared?: (signal: AbortSignal) => Promise<string | undefined>;
}

export interface GroundingPassage {
  /** Number by which the answer cites it, from 1. */
  readonly marker: number;
  readonly title: string;
  readonly heading: string | null;
  readonly text: string;
}

export type ChatChunk =
  | { readonly type: 'text'; readonly text: string }
  /** Before the first word: the provider keeps this answer. It was sent the last message alone when it goes on from another one. */
  | { readonly type: 'kept'; readonly continuedFrom: string | null }
  | {
      readonly type: 'finish';
      readonly reason: FinishReason;
      readonly usage: TokenUsage | null;
      readonly responseId: string | null;
    };

/** `stop`: said all; `length`: cut by maxOutputTokens; `refusal`: the vendor's own filter spoke. */
export type FinishReason = 'stop' | 'length' | 'refusal';

/** As the vendor counted, in tokens; null where a vendor does not tell. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export type ModelFailure =
  /** The vendor does not accept our key (401, 403). */
  | 'key_refused'
  /** 429: too many requests or out of credit. */
  | 'rate_limited'
  /** 5xx, 529, connection refused or cut, unreadable stream. */
  | 'unavailable'
  /** No first token, or no next token, in time. */
  | 'timed_out'
  /** 404, 410, or in so many words: the vendor has no such model, or has it no more. */
  | 'model_gone'
  /** 400, 413, 422: asking again the same way will not help. */
  | 'request_refused'
  /** The stream ended without a single character of text. */
  | 'empty'
  /** The vendor's own filter let it say nothing. */
  | 'declined'
  /** No model is there for the task, or none that may be asked now. */
  | 'no_model';

/** A model did not answer. The message never quotes the prompt. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: ModelFailure;
  /** How long asking again is in vain, in milliseconds, when the vendor said so or it is known. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ModelFailure,
    message: string,
    options: ErrorOptions & { retryAfterMs?: number } = {},
  ) {
    super(message, options);
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }
}
