import type { NoMoney, Standing } from '../budget/index.ts';
import {
  isOffline,
  type Attempt,
  type ChatRequest,
  type ChatRouter,
  type RoutedChunk,
  type TaskType,
  type TokenUsage,
} from '../models/index.ts';
import { accountFor, type AccountNeeds } from './account-for.ts';
import { wordsIn } from '../tongues/index.ts';
import { budgetNote } from './budget-note.ts';
import { findKeptAnswer, insertModelCall } from './model-call-store.ts';
import type { TurnTrace } from './trace.ts';
import type { TurnUsage } from './turn-store.ts';
import type { Turn } from './turn.ts';

/** One request to a model and what it is for. */
export interface ModelQuestion {
  readonly task: TaskType;
  /** Name and version of the prompt, for traces and evals. */
  readonly promptVersion: string;
  readonly request: ChatRequest;
  /** It belongs to the conversation of the thread, which a provider may keep. */
  readonly inConversation?: boolean;
}

/** Where one turn asks models: within its budget, every attempt in the books and in the trace. */
export interface ModelDesk {
  /** Whether a language model would be asked for it now, and not the offline tutor alone. */
  canAsk(task: TaskType): Promise<boolean>;
  /** @throws ModelError when no model answered; the abort reason when aborted */
  stream(question: ModelQuestion, signal: AbortSignal): AsyncIterable<RoutedChunk>;
  /** All attempts of the turn together, under the name of the model that spoke last; tells the trace. */
  settle(): TurnUsage | null;
}

export interface ModelDeskNeeds extends AccountNeeds {
  readonly router: Pick<ChatRouter, 'plan' | 'stream'>;
  /** Whether some provider may keep conversations; else nobody looks for what it kept. */
  readonly keepsAnswers: boolean;
}

export interface DeskOptions {
  readonly turn: Turn;
  /** Undefined: nothing was set aside for the turn, so that it may cost nothing. */
  readonly standing: Standing | undefined;
  /** What the turn had cost when it stopped for its student. */
  readonly spent: TurnUsage | null;
}

export function createModelDesk(
  needs: ModelDeskNeeds,
  { turn, standing = { rung: 'offline', limitedBy: null }, spent }: DeskOptions,
  trace: TurnTrace,
): ModelDesk {
  const { router, keepsAnswers, withTenant } = needs;
  const { tenantId } = turn;
  const { rung } = standing;
  const sum = createSum(spent);
  const noteBudget = sayOnce(turn, trace);
  let refusal: NoMoney | undefined;

  async function lastAnswer() {
    return { last: await withTenant(tenantId, (tx) => findKeptAnswer(tx, turn)) };
  }

  function account(promptVersion: string): ReturnType<typeof accountFor> {
    const books = accountFor(needs, turn, {
      onClose: (tx, attempt) => insertModelCall(tx, turn, { ...attempt, promptVersion }),
      onRefusal: (limit) => {
        refusal = limit;
      },
    });
    return {
      open: books.open,
      close: (ticket, attempt) => {
        sum.add(attempt);
        return books.close(ticket, attempt);
      },
    };
  }

  return {
    canAsk: async (task) => {
      noteBudget(standing);
      const models = await router.plan({ tenantId, task, rung });
      return models.some((model) => model.obstacle === null && !isOffline(model));
    },
    stream: async function* ({ task, promptVersion, request, inConversation }, signal) {
      noteBudget(standing);
      const use = { tenantId, task, rung, account: account(promptVersion) };
      const full =
        keepsAnswers && inConversation ? { ...request, conversation: await lastAnswer() } : request;
      for await (const chunk of router.stream(use, full, signal)) {
        signal.throwIfAborted();
        if (chunk.type === 'attempt') {
          // What was set aside did not suffice for a better one.
          if (refusal) noteBudget({ ...refusal, rung: isOffline(chunk) ? 'offline' : 'small' });
          trace.emit({ ...chunk, type: 'model.attempt' });
        }
        yield chunk;
      }
    },
    settle: () => {
      const total = sum.total();
      if (!total) return null;
      trace.emit({ type: 'usage', ...total });
      const { provider, model, inputTokens, outputTokens, costMicros } = total;
      return { provider, model, inputTokens, outputTokens, costMicros };
    },
  };
}

/** Says once, before a model is asked, why it is not the best one. */
function sayOnce(turn: Turn, trace: TurnTrace): (by: Standing) => void {
  let said = false;
  return (by) => {
    const note = said ? undefined : budgetNote(by, wordsIn(turn.language).budget);
    if (!note) return;
    said = true;
    trace.emit(note);
  };
}

/** What all attempts of the turn come to. */
function createSum(spent: TurnUsage | null) {
  const attempts: Attempt[] = [];
  const before = spent && { ...spent, micros: spent.costMicros };
  const sumOf = (count: (cost: TokenUsage & { micros: number }) => number): number =>
    attempts.reduce((sum, { cost }) => sum + count(cost), before ? count(before) : 0);
  return {
    add: (attempt: Attempt): void => void attempts.push(attempt),
    total: () => {
      const last = attempts.at(-1) ?? (spent && { ...spent, firstTokenMs: null });
      return (
        last && {
          provider: last.provider,
          model: last.model,
          inputTokens: sumOf(({ inputTokens }) => inputTokens),
          outputTokens: sumOf(({ outputTokens }) => outputTokens),
          costMicros: sumOf(({ micros }) => micros),
          estimated: attempts.some(({ cost }) => cost.estimated && cost.micros > 0),
          firstTokenMs: last.firstTokenMs,
        }
      );
    },
  };
}
