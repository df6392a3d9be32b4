import { alternating } from './alternating.ts';
import { worstCost, type PlannedAttempt } from './attempt.ts';
import type { Breaker } from './breaker.ts';
import type { Candidate, Candidates } from './candidates.ts';
import { ModelError, type ChatModel, type ChatRequest } from './chat-model.ts';
import { makeAttempt } from './make-attempt.ts';
import { isOffline, nameOf } from './model-ref.ts';
import type { Account, ModelUse, PassedOver, RoutedChunk } from './model-use.ts';
import type { PriceBook } from './price-book.ts';
import { holdsPictures, inWords } from './sight.ts';
import type { TaskType } from './task.ts';

export interface ChatRouter {
  /**
   * Asks the models for the task one after another until one answers to its end.
   * @throws ModelError when none did; the abort reason when aborted
   */
  stream(use: ModelUse, request: ChatRequest, signal: AbortSignal): AsyncIterable<RoutedChunk>;
  /** Who would be asked, in order, and why. */
  plan(use: Omit<ModelUse, 'account'>): Promise<readonly Candidate[]>;
}

interface RouterNeeds {
  readonly candidates: Candidates;
  readonly breaker: Breaker;
  readonly prices: PriceBook;
}

export function createChatRouter(needs: RouterNeeds): ChatRouter {
  const { candidates } = needs;
  return {
    plan: candidates,
    stream: async function* (use, request, signal) {
      const passedOver: PassedOver[] = [];
      let lastError: ModelError | undefined;
      const pictures = holdsPictures(request);
      for await (const candidate of inOrder(candidates, { ...use, pictures }, passedOver)) {
        const entry = await enter(needs, candidate, { use, request });
        if ('passed' in entry) {
          passedOver.push(entry.passed);
          continue;
        }
        const { provider, model } = candidate;
        const shown = pictures
          ? ({ pictures: candidate.sees ? 'shown' : 'in_words' } as const)
          : {};
        yield { type: 'attempt', provider, model, ...cameFrom(passedOver), ...shown };
        const outcome = yield* makeAttempt(needs, { ...entry, signal });
        if (outcome === 'done') return;
        lastError = outcome.error;
        passedOver.push({ provider, model, reason: outcome.error.code });
        if (outcome.spoke) yield { type: 'restart', reason: outcome.error.code };
      }
      throw lastError ?? noModel(use.task, passedOver);
    },
  };
}

/** The usual models; where the money does not suffice for one of them, the small ones; then the offline tutor. */
async function* inOrder(
  candidates: Candidates,
  use: Parameters<Candidates>[0],
  passedOver: readonly PassedOver[],
): AsyncGenerator<Candidate> {
  const usual = await candidates(use);
  yield* usual.filter((one) => !isOffline(one));
  const isShort = passedOver.some(({ reason }) => reason === 'over_budget');
  if (isShort && (use.rung ?? 'full') === 'full') {
    const known = new Set(usual.map(nameOf));
    const small = await candidates({ ...use, rung: 'small' });
    yield* small.filter((one) => !known.has(nameOf(one)));
  }
  yield* usual.filter(isOffline);
}

type Entry =
  | { readonly passed: PassedOver }
  | {
      readonly model: ChatModel;
      readonly breakerId: string;
      readonly plan: PlannedAttempt;
      readonly account: Account;
      readonly ticket: unknown;
    };

/** Everything that may keep a model from being asked. */
async function enter(
  { breaker, prices }: RouterNeeds,
  candidate: Candidate,
  { use, request }: { use: ModelUse; request: ChatRequest },
): Promise<Entry> {
  const { provider, model: name, keyOwner, breakerId, open } = candidate;
  const pass = (reason: string): Entry => ({ passed: { provider, model: name, reason } });
  if (!open) return pass(candidate.obstacle ?? 'not_ready');
  // The offline tutor answers from passages, and has nothing to say about anything else.
  if (isOffline(candidate) && !request.grounding) return pass('needs_a_language_model');
  if (!isOffline(candidate) && !(await breaker.admits(breakerId))) return pass('shut_out');
  const sent = alternating(candidate.sees ? request : inWords(request));
  const worst = worstCost(prices, candidate, sent);
  const { task, account } = use;
  const plan: PlannedAttempt = { task, provider, model: name, keyOwner, request: sent, worst };
  const ticket = await account.open(plan).catch(async (error: unknown) => {
    await breaker.release(breakerId);
    throw error;
  });
  if (ticket !== undefined) return { model: open(), breakerId, plan, account, ticket };
  await breaker.release(breakerId);
  return pass('over_budget');
}

function cameFrom(passedOver: readonly PassedOver[]) {
  const last = passedOver.at(-1);
  return {
    fallbackFrom: last?.model ?? null,
    reason: last?.reason ?? null,
    passedOver: [...passedOver],
  };
}

function noModel(task: TaskType, passedOver: readonly PassedOver[]): ModelError {
  const why = passedOver.map((passed) => `${nameOf(passed)} ${passed.reason}`).join(', ');
  return new ModelError('no_model', `no model for ${task}${why === '' ? '' : `: ${why}`}`);
}
