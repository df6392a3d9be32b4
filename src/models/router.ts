import {
  ModelError,
  type ChatModel,
  type ChatRequest,
  type FinishReason,
  type TokenUsage,
} from './chat-model.ts';

/** What a caller of the router sees: which model tries, its words, and how it ended. */
export type RoutedChunk =
  | {
      readonly type: 'attempt';
      readonly provider: string;
      readonly model: string;
      readonly fallbackFrom: string | null;
      readonly reason: string | null;
    }
  | { readonly type: 'text'; readonly text: string }
  /** The model broke off after its first word; another one begins the answer anew. */
  | { readonly type: 'restart'; readonly reason: string }
  | {
      readonly type: 'finish';
      readonly provider: string;
      readonly model: string;
      readonly reason: FinishReason;
      readonly usage: TokenUsage | null;
      readonly firstTokenMs: number | null;
      readonly durationMs: number;
    };

export interface ChatRouter {
  /** @throws ModelError when the last model of the chain failed too; the abort reason when aborted */
  stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<RoutedChunk>;
  /** The model that is asked first. */
  readonly first: { readonly provider: string; readonly model: string };
}

/** Asks the models of the chain one after another until one answers to its end. */
export function createChatRouter(chain: readonly [ChatModel, ...ChatModel[]]): ChatRouter {
  return {
    first: { provider: chain[0].provider, model: chain[0].model },
    stream: async function* (request, signal) {
      let failed: { model: ChatModel; reason: string } | undefined;
      for (const [at, model] of chain.entries()) {
        yield {
          type: 'attempt',
          provider: model.provider,
          model: model.model,
          fallbackFrom: failed?.model.model ?? null,
          reason: failed?.reason ?? null,
        };
        const outcome = yield* attempt(model, request, signal);
        if (outcome === 'done') return;
        if (at === chain.length - 1) throw outcome.error;
        failed = { model, reason: outcome.error.code };
        if (outcome.spoke) yield { type: 'restart', reason: outcome.error.code };
      }
    },
  };
}

type Outcome = 'done' | { readonly error: ModelError; readonly spoke: boolean };

async function* attempt(
  model: ChatModel,
  request: ChatRequest,
  signal: AbortSignal,
): AsyncGenerator<RoutedChunk, Outcome> {
  const began = performance.now();
  let firstTokenMs: number | null = null;
  try {
    for await (const chunk of model.stream(request, signal)) {
      if (chunk.type === 'text') {
        firstTokenMs ??= Math.round(performance.now() - began);
        yield chunk;
      } else {
        const { provider, model: name } = model;
        const durationMs = Math.round(performance.now() - began);
        const { reason, usage } = chunk;
        yield { type: 'finish', provider, model: name, reason, usage, firstTokenMs, durationMs };
      }
    }
    return 'done';
  } catch (error) {
    if (signal.aborted || !(error instanceof ModelError)) throw error;
    return { error, spoke: firstTokenMs !== null };
  }
}
