import type { Api } from '../api/api.ts';
import { isOver, type Concept, type PublicTurn, type Thread } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { explain, failure } from '../dom/notice.ts';
import { words } from '../words.ts';
import { createComposer } from './composer.ts';
import { createLatestButton } from './latest-button.ts';
import { createQuestionSender, type Taken } from './question-sender.ts';
import { createRunningTurn } from './running-turn.ts';
import { createTurnView, type TurnView, type TurnViewNeeds } from './turn-view.ts';
import { welcome } from './welcome.ts';

export interface ConversationNeeds extends Omit<TurnViewNeeds, 'askAgain'> {
  readonly api: Pick<Api, 'ask' | 'stop' | 'events' | 'turn' | 'thread' | 'threads' | 'mastery'>;
  readonly name: string | null;
  readonly teaches: boolean;
  readonly onThread: (threadId: string | null) => void;
}

export interface Conversation {
  readonly element: HTMLElement;
  readonly threadId: () => string | null;
  /** Shows a conversation and goes on following its last answer when it is still being written. */
  open(threadId: string): Promise<void>;
  /** Begins a new one. */
  begin(): Promise<void>;
  /** Puts a question into the composer without sending it. */
  readonly draft: (question: string) => void;
}

/** The questions and answers of one thread, and the place where the next question is written. */
export function createConversation(needs: ConversationNeeds): Conversation {
  const { api, onThread } = needs;
  const log = el('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': words.turn.log });
  const composer = createComposer({ send: ask, stop: () => void stop() });
  const running = createRunningTurn(api, composer.setAnswering);
  const send = createQuestionSender(api);
  const element = el('section', { class: 'conversation' }, log, createLatestButton(log), composer.element);
  let threadId: string | null = null;
  /** Grows whenever another conversation is shown; who comes back late finds out by it. */
  let era = 0;

  function enter(next: string | null): number {
    running.leave();
    threadId = next;
    onThread(next);
    composer.complain(null);
    era += 1;
    return era;
  }

  function addTurn(message: string): TurnView {
    const view = createTurnView({ ...needs, askAgain: (question) => void ask(question) }, message);
    log.append(view.element);
    return view;
  }

  /** Resolves when the question is taken, not when it is answered. */
  async function ask(message: string): Promise<boolean> {
    composer.complain(running.isRunning() ? words.composer.busy : null);
    if (running.isRunning()) return false;
    const asking = era;
    try {
      const taken = await send({ message, threadId });
      if (taken && era === asking) showAsked(message, taken);
      return taken !== undefined;
    } catch (error) {
      composer.complain(`${words.composer.notSent} ${explain(error)}`);
      return false;
    }
  }

  function showAsked(message: string, taken: Taken): void {
    if (threadId === null) log.replaceChildren();
    threadId = taken.threadId;
    onThread(threadId);
    const view = addTurn(message);
    bringToTop(view.element);
    void running.follow(view, taken.turnId);
  }

  async function stop(): Promise<void> {
    await running.stop().catch(() => composer.complain(words.composer.stopFailed));
  }

  function showTurn(turn: PublicTurn): void {
    const view = addTurn(turn.message);
    if (isOver(turn.status)) view.showStored(turn);
    else void running.follow(view, turn.turnId);
  }

  async function open(id: string): Promise<void> {
    const opening = enter(id);
    fill(log, el('p', { class: 'phase' }, words.app.loading));
    try {
      const { turns } = await api.thread(id);
      if (era !== opening) return;
      log.replaceChildren();
      for (const turn of turns) showTurn(turn);
      if (log.lastElementChild) bringToTop(log.lastElementChild, 'instant');
    } catch (error) {
      if (era === opening) fill(log, failure(error, () => void open(id)));
    }
  }

  async function begin(): Promise<void> {
    const beginning = enter(null);
    const { name, teaches } = needs;
    const facts = await readFacts(api);
    if (era !== beginning || threadId !== null) return;
    fill(log, welcome({ ...facts, name, teaches, ask: (question) => void ask(question), open: ({ id }) => void open(id) }));
    scrollTo({ top: 0 });
  }

  return { element, threadId: () => threadId, open, begin, draft: composer.put };
}

interface Facts {
  readonly concepts: readonly Concept[] | undefined;
  readonly last: Thread | undefined;
}

/** What a new conversation begins with; without it, it begins all the same. */
async function readFacts(api: Pick<Api, 'mastery' | 'threads'>): Promise<Facts> {
  const [concepts, threads] = await Promise.allSettled([api.mastery(), api.threads()]);
  return {
    concepts: concepts.status === 'fulfilled' ? concepts.value : undefined,
    last: threads.status === 'fulfilled' ? threads.value[0] : undefined,
  };
}

/** The question moves to the top once, and the answer grows below it without moving anything. */
function bringToTop(element: Element, behavior?: ScrollBehavior): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'start', behavior: behavior ?? (calm ? 'instant' : 'smooth') });
}
