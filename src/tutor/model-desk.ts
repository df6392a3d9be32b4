import { estimateTokens } from '../ground/text/index.ts';
import type { ChatRequest, ChatRouter, PriceBook, RoutedChunk } from '../models/index.ts';
import type { CallLog, ModelTask } from './call-log.ts';
import type { TurnTrace } from './trace.ts';
import type { TurnUsage } from './turn-store.ts';
import type { Turn } from './turn.ts';

/** One request to a model and what it is for. */
export interface ModelQuestion {
  readonly task: ModelTask;
  /** Name and version of the prompt, for traces and evals. */
  readonly promptVersion: string;
  readonly request: ChatRequest;
}

/** Where one turn asks models: every call is logged with what went out and came back, and counted. */
export interface ModelDesk {
  /** @throws ModelError when no model answered; the abort reason when aborted */
  stream(question: ModelQuestion, signal: AbortSignal): AsyncIterable<RoutedChunk>;
  /** All calls of the turn together; null before the first one ended. Tells the trace. */
  settle(): TurnUsage | null;
}

export interface ModelDeskNeeds {
  readonly router: ChatRouter;
  readonly prices: PriceBook;
  readonly callLog: CallLog;
}

type Finish = Extract<RoutedChunk, { type: 'finish' }>;

export function createModelDesk(needs: ModelDeskNeeds, turn: Turn, trace: TurnTrace): ModelDesk {
  const { router, callLog } = needs;
  let total: (TurnUsage & { estimated: boolean; firstTokenMs: number | null }) | null = null;

  async function count(question: ModelQuestion, finish: Finish, response: string): Promise<void> {
    const usage = countUsage(needs.prices, finish, { sent: question.request, response });
    const { firstTokenMs, durationMs, reason } = finish;
    const estimated = finish.usage === null || (total?.estimated ?? false);
    total = {
      ...usage,
      inputTokens: usage.inputTokens + (total?.inputTokens ?? 0),
      outputTokens: usage.outputTokens + (total?.outputTokens ?? 0),
      costMicros: usage.costMicros + (total?.costMicros ?? 0),
      estimated,
      firstTokenMs,
    };
    const call = { ...question, ...usage, response, firstTokenMs, durationMs };
    await callLog(turn, { ...call, finishReason: reason, errorKind: null });
  }

  return {
    stream: async function* (question, signal) {
      let response = '';
      for await (const chunk of router.stream(question.request, signal)) {
        signal.throwIfAborted();
        if (chunk.type === 'attempt') trace.emit({ ...chunk, type: 'model.attempt' });
        else if (chunk.type === 'text') response += chunk.text;
        else if (chunk.type === 'restart') response = '';
        else await count(question, chunk, response);
        yield chunk;
      }
    },
    settle: () => {
      if (!total) return null;
      const { estimated, firstTokenMs, ...usage } = total;
      trace.emit({ type: 'usage', ...usage, estimated, firstTokenMs });
      return usage;
    },
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
