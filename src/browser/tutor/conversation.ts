import type { Api } from '../api/api.ts';
import { isOver, type Concept, type Thread } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { explain, failure } from '../dom/notice.ts';
import { words } from '../words.ts';
import { createComposer } from './composer.ts';
import { createLatestButton } from './latest-button.ts';
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
  draft(question: string): void;
}

/** The questions and answers of one thread, and the place where the next question is written. */
export function createConversation(needs: ConversationNeeds): Conversation {
  const { api, onThread } = needs;
  const log = el('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': words.turn.log, lang: words.lang });
  const latest = createLatestButton(log);
  const composer = createComposer({ send: ask, stop: () => void stop() });
  const element = el('section', { class: 'conversation' }, log, latest.element, composer.element);
  const keys = createKeys();
  let threadId: string | null = null;
  let running: { turnId: string; leave: AbortController } | undefined;
  let asking = false;
  /** Grows whenever another conversation is shown; who comes back late finds out by it. */
  let era = 0;

  function enter(next: string | null): void {
    era += 1;
    running?.leave.abort();
    running = undefined;
    threadId = next;
    onThread(next);
    composer.setAnswering(false);
    composer.complain(null);
  }

  function addTurn(message: string): TurnView {
    const view = createTurnView({ ...needs, askAgain: (question) => void ask(question) }, message);
    log.append(view.element);
    return view;
  }

  /** Resolves when the question is taken, not when it is answered. */
  async function ask(message: string): Promise<boolean> {
    composer.complain(running ? words.composer.busy : null);
    if (running || asking) return false;
    asking = true;
    const from = era;
    const asked = { message, threadId };
    try {
      const taken = await api.ask({ ...asked, key: keys.for(asked) });
      keys.forget();
      if (era === from) showAsked(message, taken);
      return true;
    } catch (error) {
      composer.complain(`${words.composer.notSent} ${explain(error)}`);
      return false;
    } finally {
      asking = false;
    }
  }

  function showAsked(message: string, taken: { turnId: string; threadId: string }): void {
    if (threadId === null) log.replaceChildren();
    threadId = taken.threadId;
    onThread(threadId);
    const view = addTurn(message);
    bringToTop(view.element);
    void follow(view, taken.turnId);
  }

  async function follow(view: TurnView, turnId: string): Promise<void> {
    const leave = new AbortController();
    running = { turnId, leave };
    composer.setAnswering(true);
    await view.follow(turnId, leave.signal);
    if (running?.turnId !== turnId) return;
    running = undefined;
    composer.setAnswering(false);
  }

  async function stop(): Promise<void> {
    if (!running) return;
    await api.stop(running.turnId).catch(() => composer.complain(words.composer.stopFailed));
  }

  async function open(id: string): Promise<void> {
    enter(id);
    const from = era;
    fill(log, el('p', { class: 'phase' }, words.app.loading));
    try {
      const { turns } = await api.thread(id);
      if (era !== from) return;
      log.replaceChildren();
      for (const turn of turns) {
        const view = addTurn(turn.message);
        if (isOver(turn.status)) view.showStored(turn);
        else void follow(view, turn.turnId);
      }
      const last = log.lastElementChild;
      if (last) bringToTop(last, 'instant');
    } catch (error) {
      fill(log, failure(error, () => void open(id)));
    }
  }

  async function begin(): Promise<void> {
    enter(null);
    const from = era;
    const [concepts, threads] = await Promise.all([
      api.mastery().catch((): readonly Concept[] | undefined => undefined),
      api.threads().catch((): readonly Thread[] => []),
    ]);
    if (era !== from || threadId !== null) return;
    const { name, teaches } = needs;
    fill(
      log,
      welcome({ name, teaches, concepts, last: threads[0], ask: (question) => void ask(question), open: ({ id }) => void open(id) }),
    );
  }

  return { element, threadId: () => threadId, open, begin, draft: composer.put };
}

/** A key per question, kept while sending it fails, so that a second try never asks twice. */
function createKeys() {
  let held: { readonly question: string; readonly key: string } | undefined;
  return {
    for: (asked: { message: string; threadId: string | null }): string => {
      const question = JSON.stringify(asked);
      if (held?.question !== question) held = { question, key: crypto.randomUUID() };
      return held.key;
    },
    forget: () => {
      held = undefined;
    },
  };
}

/** The question moves to the top once, and the answer grows below it without moving anything. */
function bringToTop(element: Element, behavior?: ScrollBehavior): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'start', behavior: behavior ?? (calm ? 'instant' : 'smooth') });
}
