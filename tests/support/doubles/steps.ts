/** Usage as the double reports it; Anthropic alone knows the two cache counts. */
interface UsageStep {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly cacheReadTokens?: number;
  readonly cacheWriteTokens?: number;
}

export interface AnswerOptions {
  /** Pace of the tokens; without it they come as fast as the socket takes them. */
  readonly tokensPerSecond?: number;
  /** 'absent' leaves it out, 'wrong' sends words instead of numbers. */
  readonly usage?: UsageStep | 'absent' | 'wrong';
  readonly finish?: 'stop' | 'length' | 'refusal';
  /** Hidden thinking before the first word. */
  readonly thinking?: boolean;
  /** What happens after the vendor said that the answer is complete. */
  readonly tail?: 'cut' | 'hang';
}

export interface AnswerStep extends AnswerOptions {
  readonly does: 'answer';
  readonly text: string;
}

export interface FailOptions {
  /** Seconds or an HTTP date, for the Retry-After header. */
  readonly retryAfter?: number | string;
  readonly retryAfterMs?: number;
  /** The vendor's word for the failure, instead of the usual one for the status. */
  readonly word?: string;
  /** The vendor's sentence, instead of one that quotes key and prompt. */
  readonly message?: string;
  /** The parameter that OpenAI blames. */
  readonly param?: string;
}

export interface FailStep extends FailOptions {
  readonly does: 'fail';
  readonly status: number;
}

export type Step =
  | AnswerStep
  | FailStep
  | { readonly does: 'hang'; readonly at: 'headers' | 'first-token' | 'mid' }
  /** Hangs up inside an event. */
  | { readonly does: 'cut' }
  /** Ends the response in good order, but before the answer is complete. */
  | { readonly does: 'stop-short' }
  | { readonly does: 'garbage' }
  /** Reports a failure inside a stream that began well. */
  | { readonly does: 'fail-midway'; readonly word: string | number };

/** A whole answer, streamed word by word. */
export function answer(text: string, options: AnswerOptions = {}): AnswerStep {
  return { does: 'answer', text, ...options };
}

/** A complete stream without a single character of text. */
export function empty(options: AnswerOptions = {}): Step {
  return answer('', options);
}

/** The vendor's filter speaks, after `text` if there is any. */
export function refuse(text = ''): Step {
  return answer(text, { finish: 'refusal' });
}

/** An error response. Its sentence quotes the key and the prompt, as the worst vendors do. */
export function fail(status: number, options: FailOptions = {}): Step {
  return { does: 'fail', status, ...options };
}

/** An error event after some tokens; gateways put a status where vendors put a word. */
export function failMidway(word: string | number): Step {
  return { does: 'fail-midway', word };
}

/** Silence: before the headers, before the first token, or after half the answer. */
export function hang(at: 'headers' | 'first-token' | 'mid'): Step {
  return { does: 'hang', at };
}

export function cut(): Step {
  return { does: 'cut' };
}

export function stopShort(): Step {
  return { does: 'stop-short' };
}

export function garbage(): Step {
  return { does: 'garbage' };
}

/**
 * Words with the space before them: about what vendors stream, and an emoji in two halves, as some
 * servers send it. Joined they are the text again.
 */
export function tokensOf(text: string): string[] {
  return text.match(/\s*[^\s\uDC00-\uDFFF]+|[\uDC00-\uDFFF][^\s\uDC00-\uDFFF]*|\s+$/g) ?? [];
}
