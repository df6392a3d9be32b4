import { ModelError, type ChatChunk, type FinishReason, type TokenUsage } from '../chat-model.ts';
import { vendorFailure } from './vendor-failure.ts';

/** What every adapter to a vendor takes. */
export interface VendorOptions {
  /** The vendor's name for the model. */
  readonly model: string;
  /** Another server than the vendor's own. */
  readonly baseUrl?: string | undefined;
  /** How long the first token may take (20,000 ms); hidden thinking counts as waiting. */
  readonly firstTokenTimeoutMs?: number | undefined;
  /** How long any further token may take (15,000 ms). */
  readonly betweenTokensTimeoutMs?: number | undefined;
  /** Whether the vendor may keep the conversations of students, so that it can go on from them (no). */
  readonly keepsAnswers?: boolean | undefined;
  /** How hard a thinking model thinks. Thinking is paid out of `maxOutputTokens` and delays the first token. */
  readonly effort?: 'low' | 'medium' | 'high' | undefined;
}

/** How long a vendor may keep us waiting, in milliseconds. */
export interface Patience {
  readonly firstTokenMs: number;
  readonly betweenTokensMs: number;
}

export function patienceOf(options: VendorOptions): Patience {
  return {
    firstTokenMs: options.firstTokenTimeoutMs ?? 20_000,
    betweenTokensMs: options.betweenTokensTimeoutMs ?? 15_000,
  };
}

/** How the vendor said that its answer ended. */
export interface Ending {
  readonly reason: FinishReason;
  readonly usage: TokenUsage | null;
  readonly responseId: string | null;
}

/** Reads the events of one answer, in their order. */
export interface AnswerReader<Event> {
  /**
   * The text an event brings: '' for a token that is not shown (thinking, refusal), undefined for
   * an event that is no token at all.
   * @throws ModelError when the event reports a failure
   */
  read(event: Event): string | undefined;
  /** Undefined until the vendor has said how the answer ended. Usage may still arrive after that. */
  ending(): Ending | undefined;
}

export interface VendorCall<Event> {
  readonly vendor: string;
  readonly patience: Patience;
  readonly reader: AnswerReader<Event>;
  /** What there is to tell of the request once it was taken. */
  readonly taken?: () => ChatChunk | undefined;
  /** Sends the request; aborting the signal ends it. Events that arrived together come together. */
  open(signal: AbortSignal): Promise<AsyncIterable<readonly Event[]>>;
}

/** For what follows the end of an answer (usage, closing marks): the student has it all by then. */
const tailMs = 2_000;

/**
 * Runs one call to a vendor as a stream of chunks: waits with limits, ends the HTTP request the
 * moment `signal` aborts, and turns everything that goes wrong into a ModelError.
 * @throws ModelError, or the signal's reason
 */
export async function* streamAnswer<Event>(
  call: VendorCall<Event>,
  signal: AbortSignal,
): AsyncGenerator<ChatChunk, void, undefined> {
  signal.throwIfAborted();
  const request = new AbortController();
  const end = () => request.abort();
  signal.addEventListener('abort', end, { once: true });
  const watch = startWatch(call.patience, end);
  const whole = createWholeCharacters();
  let spoke = false;
  try {
    const events = await call.open(request.signal);
    const news = call.taken?.();
    if (news) yield news;
    for await (const together of events) {
      if (request.signal.aborted) break;
      const { said, isToken, failure } = readTogether(call.reader, together);
      const text = whole.of(said);
      if (text !== '') {
        spoke = true;
        watch.rest();
        yield { type: 'text', text };
      }
      if (failure) throw failure.cause;
      watch.heard(isToken, call.reader.ending() !== undefined);
    }
  } catch (error) {
    // An answer the vendor has finished stays an answer when the connection breaks behind it.
    const moot = request.signal.aborted || call.reader.ending() !== undefined;
    if (!moot) throw vendorFailure(call.vendor, error);
  } finally {
    watch.stop();
    signal.removeEventListener('abort', end);
  }
  signal.throwIfAborted();
  const ending = call.reader.ending();
  if (!ending && watch.expired()) throw timedOut(call.vendor, call.patience, spoke);
  yield { type: 'finish', ...complete(call.vendor, ending, spoke) };
}

/** What several events say; of a failure among them, what was said before it. */
function readTogether<Event>(reader: AnswerReader<Event>, events: readonly Event[]) {
  let said = '';
  let isToken = false;
  try {
    for (const event of events) {
      const its = reader.read(event);
      said += its ?? '';
      isToken ||= its !== undefined;
    }
    return { said, isToken };
  } catch (cause) {
    return { said, isToken, failure: { cause } };
  }
}

/** Some servers send the two halves of an emoji in two events: the first waits for the second. */
function createWholeCharacters() {
  let half = '';
  return {
    of: (said: string): string => {
      const text = half + said;
      half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? '';
      return text.slice(0, text.length - half.length);
    },
  };
}

function complete(vendor: string, ending: Ending | undefined, spoke: boolean): Ending {
  if (!ending) throw new ModelError('unavailable', `${vendor} broke off its answer`);
  if (!spoke && ending.reason !== 'refusal') {
    const why = ending.reason === 'length' ? ': its tokens were used up before' : '';
    throw new ModelError('empty', `${vendor} ended its answer without any text${why}`);
  }
  return ending;
}

function timedOut(vendor: string, patience: Patience, spoke: boolean): ModelError {
  const what = spoke
    ? `no further token within ${patience.betweenTokensMs} ms`
    : `no first token within ${patience.firstTokenMs} ms`;
  return new ModelError('timed_out', `${vendor} sent ${what}`);
}

interface Watch {
  /** Our own reader is busy: waiting for it is not the vendor's fault. */
  rest(): void;
  /** An event was dealt with; the wait for the next one begins. */
  heard(token: boolean, ended: boolean): void;
  expired(): boolean;
  stop(): void;
}

/** One timer a stream, moved on by every token instead of made anew. */
function startWatch(patience: Patience, expire: () => void): Watch {
  let limit = patience.firstTokenMs;
  let resting = false;
  let expired = false;
  let timer = setTimeout(fire, limit);

  function fire() {
    if (resting) return;
    expired = true;
    expire();
  }

  function wait(ms: number) {
    if (ms === limit) {
      timer.refresh();
      return;
    }
    clearTimeout(timer);
    limit = ms;
    timer = setTimeout(fire, ms);
  }

  return {
    rest: () => {
      resting = true;
    },
    heard: (token, ended) => {
      resting = false;
      if (ended && limit !== tailMs) wait(tailMs);
      else if (token && !ended) wait(patience.betweenTokensMs);
    },
    expired: () => expired,
    stop: () => clearTimeout(timer),
  };
}
