import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import type { Concept, Thread, TurnPicture } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { explain } from '../dom/notice.ts';
import { words } from '../words.ts';
import { createComposer, type Composer } from './composer.ts';
import { createConversationLog, type ConversationLog } from './conversation-log.ts';
import { createCheckOffer } from './check-offer.ts';
import { createLatestButton } from './latest-button.ts';
import { createQuestionSender, type Taken } from './question-sender.ts';
import { createRunningTurn, type RunningTurn } from './running-turn.ts';
import type { ShownQuestion, TurnViewNeeds } from './turn-view.ts';
import { welcome } from './welcome.ts';
import { createWhereabouts, type Whereabouts } from './whereabouts.ts';

export interface ConversationNeeds extends Omit<TurnViewNeeds, 'askAgain' | 'practise'> {
  readonly api: Pick<
    Api,
    | 'ask'
    | 'pictureRules'
    | 'addPicture'
    | 'dropPicture'
    | 'pictureBytes'
    | 'retry'
    | 'stop'
    | 'events'
    | 'turn'
    | 'turnSince'
    | 'story'
    | 'answerPause'
    | 'answerQuiz'
    | 'sendAgain'
    | 'thread'
    | 'threads'
    | 'mastery'
    | 'offeredCheck'
    | 'beginPlanned'
    | 'answerCheck'
    | 'putOffCheck'
    | 'help'
  >;
  readonly name: string | null;
  readonly teaches: boolean;
  /** Whether exercises are given here. */
  readonly practises: boolean;
  /** BCP 47 tag of the course. */
  readonly courseLang: string;
  readonly onThread: (threadId: string | null) => void;
}

export interface Conversation {
  readonly element: HTMLElement;
  readonly threadId: () => string | null;
  /** Begins with the conversation `where` names; with a new one for null. It must not be rejected. */
  readonly start: (where: Promise<string | null>) => void;
  /** Shows a conversation and goes on following its last answer when it is still being written. */
  readonly open: (threadId: string) => void;
  /** Begins a new one. */
  begin(): Promise<void>;
  /** Puts a question into the composer without sending it. */
  readonly draft: (question: string) => void;
}

type Post = (threadId: string | null) => Promise<Taken>;

/** The questions and answers of one thread, and the place where the next question is written. */
export function createConversation(needs: ConversationNeeds): Conversation {
  const { api, onThread } = needs;
  const composer = createComposer({ api, send: ask, stop: () => void stop() });
  const running = createRunningTurn(api, createShowRunning(api, composer));
  const practise = needs.practises ? () => void askForExercise() : null;
  const log = createConversationLog({ ...needs, askAgain, practise }, running);
  const send = createQuestionSender(api);
  const place = createWhereabouts(onThread);
  let sending = false;

  /** Resolves when the question is taken, not when it is answered. */
  function ask(message: string, pictures: readonly TurnPicture[] = []): Promise<boolean> {
    const question = { message, pictures };
    return take(question, (threadId) => send({ ...question, threadId }));
  }

  function askAgain({ id, ...question }: ShownQuestion & { id: string }): Promise<boolean> {
    return take(question, () => api.retry(id));
  }

  /** Who pressed is taken to what was asked for: the button goes. */
  async function askForExercise(): Promise<void> {
    if (await ask(words.exercise.message)) log.focusLast();
  }

  async function take(question: ShownQuestion, post: Post): Promise<boolean> {
    const { threadId, isHere } = await place.settled();
    composer.complain(running.isRunning() ? words.composer.busy : null);
    if (sending || running.isRunning()) return false;
    sending = true;
    try {
      const taken = await post(threadId);
      if (isHere()) {
        place.become(taken.threadId);
        log.addAsked(question, taken.turnId);
      }
      // Left and entered again, the conversation was perhaps read before it held the question.
      else if (taken.threadId === place.threadId()) opening.open(taken.threadId);
      return true;
    } catch (error) {
      composer.complain(`${words.composer.notSent} ${explain(error)}`);
      return false;
    } finally {
      sending = false;
    }
  }

  async function stop(): Promise<void> {
    const isHere = place.mark();
    await running.stop().catch(() => {
      if (isHere() && running.isRunning()) composer.complain(words.composer.stopFailed);
    });
  }

  const element = el('section', { class: 'conversation' });
  element.append(title(), log.element, createLatestButton(log.element), composer.element);
  const opening = createOpening(needs, { composer, running, log, place, ask });
  return { element, threadId: place.threadId, ...opening, draft: composer.put };
}

interface Shown {
  readonly composer: Pick<Composer, 'complain'>;
  readonly running: Pick<RunningTurn, 'leave'>;
  readonly log: ConversationLog;
  readonly place: Whereabouts;
  readonly ask: (question: string) => unknown;
}

/** The ways to another conversation. */
function createOpening(
  { api, name, teaches, say, courseLang }: ConversationNeeds,
  { composer, running, log, place, ask }: Shown,
): Pick<Conversation, 'start' | 'open' | 'begin'> {
  const offer = createCheckOffer({ api, say, lang: courseLang }, teaches);

  function enter(id: string | null): () => boolean {
    running.leave();
    composer.complain(null);
    place.enter(id);
    return place.mark();
  }

  function start(where: Promise<string | null>): void {
    const isHere = place.mark();
    const begun = where.then((id) => {
      if (isHere()) void (id === null ? begin() : open(id));
    });
    place.awaitStart(begun);
  }

  function open(id: string): void {
    const isHere = enter(id);
    log.showLoading();
    const shown = api.thread(id).then(
      ({ turns }) => isHere() && log.showTurns(turns),
      (error: unknown) => isHere() && log.showFailure(error, () => open(id)),
    );
    place.awaitShown(shown);
  }

  async function begin(): Promise<void> {
    const isHere = enter(null);
    log.showLoading();
    const [facts, check] = await Promise.all([readFacts(api), offer.read()]);
    // A question may have been asked meanwhile.
    if (!isHere() || place.threadId() !== null) return;
    log.showInstead(welcome({ ...facts, name, teaches, check: offer.show(check), ask, open }));
    scrollTo({ top: 0 });
  }

  return { start, open, begin };
}

/** Between answers it says how much more there is; whoever does not learn that asks all the same. */
function createShowRunning(
  api: Pick<Api, 'help'>,
  composer: Composer,
): (answering: boolean) => void {
  const asked = createLatest();
  return (answering) => {
    composer.setAnswering(answering);
    if (answering) return;
    const isLatest = asked.begin();
    void api
      .help()
      .catch(() => null)
      .then((help) => isLatest() && composer.setHelp(help));
  };
}

function title(): HTMLElement {
  return el('h2', { class: 'unseen', tabindex: -1 }, words.turn.log);
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
