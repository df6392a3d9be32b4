import type { Snapshot, Strategy } from '../learner/index.ts';
import type { ChatRequest, ChatRouter, PriceBook, RoutedChunk } from '../models/index.ts';
import { estimateTokens } from '../ground/text/index.ts';
import { createCitationStream, type CitationStream, type CitedPiece } from './citation-stream.ts';
import type { CourseFacts } from './course-facts.ts';
import type { Passage } from './passages.ts';
import { tutorPrompt, tutorPromptVersion } from './prompts/tutor-prompt.ts';
import type { CallLog } from './call-log.ts';
import type { TurnTrace } from './trace.ts';
import type { Citation, SupportStatus } from './turn-event.ts';
import type { TurnUsage } from './turn-store.ts';
import type { Turn } from './turn.ts';

export interface AnswerRequest {
  readonly turn: Turn;
  readonly trace: TurnTrace;
  readonly facts: CourseFacts;
  readonly snapshot: Snapshot;
  readonly strategy: Strategy;
  readonly passages: readonly Passage[];
  readonly unanswerable: boolean;
  readonly guideOnly: boolean;
}

export interface Answer {
  readonly answer: string;
  readonly citations: readonly Citation[];
  readonly support: SupportStatus;
  readonly usage: TurnUsage | null;
}

export interface AnswerNeeds {
  readonly router: ChatRouter;
  readonly prices: PriceBook;
  readonly callLog: CallLog;
  /** Committed before the student sees the first word of the turn. */
  readonly beforeFirstToken: (turn: Turn) => Promise<void>;
}

const maxAnswerTokens = 1_200;

/** Asks the model and streams what it says, its citations checked against this turn's passages. */
export async function answerWithModel(
  needs: AnswerNeeds,
  request: AnswerRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const chatRequest = toChatRequest(request);
  const teller = createTeller(needs, request);
  for await (const chunk of needs.router.stream(chatRequest, signal)) {
    signal.throwIfAborted();
    await teller.hear(chunk, chatRequest);
  }
  return teller.conclude();
}

function toChatRequest(request: AnswerRequest): ChatRequest {
  const { turn, facts, snapshot, strategy, passages, unanswerable, guideOnly } = request;
  return {
    system: tutorPrompt({ ...facts, snapshot, strategy, passages, unanswerable, guideOnly }),
    messages: [...snapshot.history, { role: 'user', content: turn.message }],
    maxOutputTokens: maxAnswerTokens,
    temperature: 0.4,
    grounding: {
      question: turn.message,
      passages: passages.map(({ marker, hit }) => ({
        marker,
        title: hit.title,
        heading: hit.headingPath.at(-1) ?? null,
        text: hit.content,
      })),
      unanswerable,
      strategy: strategy.name,
      language: facts.language,
    },
  };
}

type Finish = Extract<RoutedChunk, { type: 'finish' }>;

/** Turns what the router says into events, and keeps what the end needs. */
function createTeller({ prices, callLog, beforeFirstToken }: AnswerNeeds, request: AnswerRequest) {
  const { turn, trace, passages, unanswerable } = request;
  let citations: CitationStream = createCitationStream(passages);
  let spoken = false;
  let raw = '';
  let usage: TurnUsage | null = null;

  async function tell(pieces: readonly CitedPiece[]): Promise<void> {
    for (const piece of pieces) {
      if (piece.type === 'citation') trace.emit({ type: 'citation', ...piece.citation });
      else {
        if (!spoken) await beforeFirstToken(turn);
        spoken = true;
        trace.emit({ type: 'token', text: piece.text });
      }
    }
  }

  async function finish(chunk: Finish, sent: ChatRequest): Promise<void> {
    await tell(citations.end());
    usage = countUsage(prices, chunk, { sent, response: raw });
    const { firstTokenMs, durationMs } = chunk;
    trace.emit({ type: 'usage', ...usage, estimated: chunk.usage === null, firstTokenMs });
    await callLog(turn, {
      ...usage,
      task: 'chat_tutor',
      promptVersion: tutorPromptVersion,
      request: sent,
      response: raw,
      finishReason: chunk.reason,
      errorKind: null,
      firstTokenMs,
      durationMs,
    });
  }

  return {
    hear: async (chunk: RoutedChunk, sent: ChatRequest): Promise<void> => {
      if (chunk.type === 'attempt') trace.emit({ ...chunk, type: 'model.attempt' });
      else if (chunk.type === 'text') {
        raw += chunk.text;
        await tell(citations.push(chunk.text));
      } else if (chunk.type === 'restart') {
        raw = '';
        citations = createCitationStream(passages);
        trace.emit({
          type: 'token',
          text: '\n\n---\n\n*The answer broke off; here it is again from the beginning.*\n\n',
        });
      } else await finish(chunk, sent);
    },
    conclude: (): Answer => ({
      answer: trace.answer(),
      citations: citations.cited,
      support: conclude(trace, {
        cited: citations.cited.length,
        passages: passages.length,
        unanswerable,
      }),
      usage,
    }),
  };
}

/** As the vendor counted; estimated where it did not. */
function countUsage(
  prices: PriceBook,
  { provider, model, usage }: Finish,
  { sent, response }: { sent: ChatRequest; response: string },
): TurnUsage {
  const prompt = sent.system + sent.messages.map(({ content }) => content).join('');
  const inputTokens = usage?.inputTokens ?? estimateTokens(prompt);
  const outputTokens = usage?.outputTokens ?? estimateTokens(response);
  const costMicros = prices.cost(provider, model, { inputTokens, outputTokens });
  return { provider, model, inputTokens, outputTokens, costMicros };
}

function conclude(
  trace: TurnTrace,
  facts: { cited: number; passages: number; unanswerable: boolean },
): SupportStatus {
  const { cited, passages, unanswerable } = facts;
  const status = cited > 0 ? (unanswerable ? 'partial' : 'supported') : 'unsupported';
  trace.emit({ type: 'support', status, cited, passages });
  return status;
}
