import type { Api } from '../api/api.ts';
import type { AnswerVerdict, ModelCall, PublicTurn, TurnPicture } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { explain } from '../dom/notice.ts';
import { withSpokenMarks } from '../text/marked.ts';
import { inlineText } from '../text/plain-text.ts';
import { createSentenceAnnouncer } from '../text/sentence-announcer.ts';
import { words } from '../words.ts';
import { createAnswer, failureText, type AnswerNeeds } from './answer.ts';
import { liveTurn } from './live-turn.ts';
import { phaseText } from './phase-text.ts';
import { sentPictures } from './sent-pictures.ts';
import { fold, fromStored, newTurn, overlay, type TurnState } from './turn-state.ts';

export interface TurnViewNeeds extends Pick<AnswerNeeds, 'lang' | 'openSource'> {
  readonly api: Pick<
    Api,
    | 'events'
    | 'turn'
    | 'turnSince'
    | 'story'
    | 'answerPause'
    | 'answerQuiz'
    | 'sendAgain'
    | 'pictureBytes'
  >;
  readonly say: (sentence: string) => void;
  /** Resolves with true when the question was taken again. */
  readonly askAgain: (turn: ShownQuestion & { id: string }) => Promise<boolean>;
  /** Asks for an exercise next; null where there are none. */
  readonly practise: (() => void) | null;
  readonly readCalls: ((turnId: string) => Promise<readonly ModelCall[]>) | null;
  readonly verdicts: Verdicts | null;
}

/** What was asked, as it stands above its answer. */
export interface ShownQuestion {
  readonly message: string;
  readonly pictures: readonly TurnPicture[];
}

/** What a teacher said of answers, and says of one. */
export interface Verdicts {
  readonly read: (turnId: string) => Promise<AnswerVerdict | null>;
  readonly save: (turnId: string, verdict: AnswerVerdict | null) => Promise<void>;
}

export interface TurnView {
  readonly element: HTMLElement;
  /** Shows a turn that is over; `askedAgain` when another one of the conversation repeats it. */
  showStored(turn: PublicTurn, askedAgain: boolean): void;
  /** Follows a turn to its end, or until `signal` aborts; the turn itself goes on. */
  follow(turnId: string, signal: AbortSignal): Promise<void>;
}

/** A question and its answer. */
export function createTurnView(
  needs: TurnViewNeeds,
  { message, pictures }: ShownQuestion,
): TurnView {
  const { api, say, lang, openSource, askAgain, practise, readCalls, verdicts } = needs;
  let id = '';
  const answer = createAnswer({
    lang,
    openSource,
    askAgain: async () => {
      if (await askAgain({ id, message, pictures })) answer.setAskedAgain();
    },
    answerPause: (pauseId, said) => api.answerPause(id, pauseId, said),
    stillWaits: async (pauseId) => (await api.turn(id)).waitsFor?.pauseId === pauseId,
    sentNote: { read: async () => (await api.turn(id)).sent, again: () => api.sendAgain(id) },
    practise,
    exercise: { lang, openSource, say, check: api.answerQuiz },
    readCalls: readCalls && (() => readCalls(id)),
    verdict: verdicts && {
      read: () => verdicts.read(id),
      save: (verdict) => verdicts.save(id, verdict),
    },
    readStory: () => readStory(api, id),
  });
  const element = el(
    'article',
    { class: 'turn' },
    el('h3', { class: 'unseen' }, words.turn.you),
    asked({ message, pictures }, lang),
    sentPictures(api, pictures),
    el('h3', { class: 'unseen' }, words.turn.tutor),
    answer.element,
  );
  answer.update(newTurn);

  async function follow(turnId: string, signal: AbortSignal): Promise<void> {
    id = turnId;
    const voice = createVoice(say);
    const onState = (state: TurnState): void => {
      answer.update(state);
      voice.hear(state);
    };
    try {
      await liveTurn({ api, turnId, onState, onConnection: answer.setConnectionLost }, signal);
    } catch (error) {
      if (!signal.aborted) onState(lostTurn(error));
    }
  }

  return {
    element,
    follow,
    showStored: (turn, askedAgain) => {
      id = turn.turnId;
      if (askedAgain) answer.setAskedAgain();
      answer.update(fromStored(turn));
    },
  };
}

const storyPatience = 20_000;

/** Everything that is stored of a turn. @throws when it does not come in time, or is refused */
async function readStory(api: TurnViewNeeds['api'], turnId: string): Promise<TurnState> {
  const turn = await api.story(turnId, AbortSignal.timeout(storyPatience));
  const told = (turn.events ?? []).map(({ event }) => event).reduce(fold, newTurn);
  return overlay(told, turn);
}

/** Pictures without words speak for themselves, but not to those who listen. */
function asked({ message, pictures }: ShownQuestion, lang: string): HTMLElement {
  if (message === '') return el('p', { class: 'unseen' }, words.pictures.alone(pictures.length));
  return el('div', { class: 'question' }, el('div', { dir: 'auto', lang }, ...inlineText(message)));
}

function lostTurn(error: unknown): TurnState {
  const message = `${words.turn.followFailed} ${explain(error)}`;
  return {
    ...newTurn,
    status: 'failed',
    phase: 'over',
    failure: { code: 'not_followed', message },
  };
}

/** Says what a listener needs: that it goes on, whole sentences, how it ended. */
function createVoice(say: (sentence: string) => void) {
  const announcer = createSentenceAnnouncer(say);
  let phase = '';
  return {
    hear: (state: TurnState): void => {
      if (state.phase === 'over') {
        announcer.end(spoken(state));
        return say(ending(state));
      }
      announcer.hear(spoken(state));
      const now = phaseText(state);
      if (now !== phase && state.phase !== 'writing') say(now);
      phase = now;
    },
  };
}

function spoken({ text, marks }: TurnState): string {
  return withSpokenMarks(text, marks);
}

function ending(state: TurnState): string {
  if (state.status === 'failed') return failureText(state);
  return state.status === 'aborted' ? words.turn.stopped : words.turn.complete;
}
