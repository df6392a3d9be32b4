import type { Api } from './api/api.ts';
import type { AnswerVerdict, Boot, Thread } from './api/shapes.ts';
import { rememberPlace, teaches, type Place } from './boot.ts';
import { el } from './dom/el.ts';
import { icon } from './dom/icons.ts';
import { createTabs, type Tabs } from './dom/tabs.ts';
import { createProgress } from './learning/progress.ts';
import { createQuiz } from './learning/quiz.ts';
import type { Cited } from './source/cited.ts';
import { createConversation } from './tutor/conversation.ts';
import { createThreadDrawer } from './tutor/thread-drawer.ts';
import type { Verdicts } from './tutor/turn-view.ts';
import { words } from './words.ts';

export interface LearnerNeeds {
  readonly api: Api;
  readonly boot: Boot;
  readonly say: (sentence: string) => void;
  readonly openSource: (cited: Cited, opener: HTMLElement) => void;
  readonly closeSource: () => void;
}

/** Everything a person who learns has: the tutor, quizzes, and what is known of them. */
export interface Learner {
  readonly element: HTMLElement;
  readonly nav: HTMLElement;
  readonly tools: HTMLElement;
  /** Opens where the reader was, or where it makes sense to begin. */
  readonly start: (place: Place | null) => void;
}

/** A conversation from the same day is gone on with, in milliseconds. */
const freshMs = 12 * 60 * 60 * 1000;

export function createLearner({ api, boot, say, openSource, closeSource }: LearnerNeeds): Learner {
  const lang = boot.course.locale;
  const focus = focusOf(boot);
  const conversation = createConversation({
    api,
    lang: boot.locale,
    courseLang: lang,
    say,
    name: boot.user.role === 'student' ? boot.user.name : null,
    openSource,
    practises: boot.practises ?? false,
    ...(teaches(boot) ? teaching(api) : learning),
    onThread: (threadId) => rememberPlace(boot, { threadId }),
  });
  const progress = createProgress({
    api,
    lang,
    say,
    quizOn: (id) => leave('quiz', () => quiz.start(id)),
  });
  const quiz = createQuiz({
    api,
    lang,
    say,
    openSource,
    askTutor: (question) => leave('tutor', () => conversation.draft(question)),
    showProgress: () => tabs.show('progress'),
  });
  const drawer = createThreadDrawer({
    read: () => api.threads(),
    current: conversation.threadId,
    open: conversation.open,
    begin: () => void conversation.begin(),
  });
  const tools = toolBar(drawer.show, () => void conversation.begin());
  const tabs: Tabs<'tutor' | 'progress' | 'quiz'> = createTabs(words.app.views, {
    tutor: { title: words.tabs.tutor, view: conversation.element },
    progress: {
      title: words.tabs.progress,
      view: progress.element,
      onShow: () => void progress.show(),
    },
    quiz: { title: words.tabs.quiz, view: quiz.element, onShow: () => void quiz.show() },
  });
  tabs.onChange((tab) => {
    tools.hidden = tab !== 'tutor';
    closeSource();
  });

  function leave(tab: 'tutor' | 'quiz', then: () => unknown): void {
    tabs.show(tab);
    then();
  }

  function start(place: Place | null): void {
    // Before its tab is shown: what is under way stays then.
    if (boot.view === 'quiz') void quiz.startAssigned();
    if (boot.view === 'quiz') tabs.show('quiz');
    conversation.start(threadAt(api, focus, place));
  }

  const element = el('div', { class: 'learner' }, banner(focus), tabs.views, drawer.element);
  return { element, nav: tabs.nav, tools, start };
}

/** What only teachers see beneath an answer. */
function teaching(api: Api) {
  const readCalls = (turnId: string) => api.calls(turnId);
  return { teaches: true, readCalls, verdicts: createVerdicts(api) };
}

const learning = { teaches: false, readCalls: null, verdicts: null };

/** What was said before is asked for once; what is said now is remembered. */
function createVerdicts(api: Pick<Api, 'verdicts' | 'judge'>): Verdicts {
  const said = api
    .verdicts()
    .catch(() => [])
    .then(
      (all) => new Map<string, AnswerVerdict | null>(all.map((one) => [one.turnId, one.verdict])),
    );
  return {
    read: async (turnId) => (await said).get(turnId) ?? null,
    save: async (turnId, verdict) => {
      await api.judge(turnId, verdict);
      void said.then((known) => known.set(turnId, verdict));
    },
  };
}

/** The part of the course that the opened link is about. */
function focusOf({ item }: Boot): string | undefined {
  return item && 'title' in item ? item.title : undefined;
}

function banner(focus: string | undefined): HTMLElement | undefined {
  return focus === undefined ? undefined : el('p', { class: 'banner' }, words.app.focus(focus));
}

/** The conversation to begin with; null for a new one. A link to a part of the course begins one about it. */
async function threadAt(
  api: Pick<Api, 'threads'>,
  focus: string | undefined,
  place: Place | null,
): Promise<string | null> {
  if (focus !== undefined && !place) return null;
  const threads = await api.threads().catch(() => null);
  if (!threads) return place?.threadId ?? null;
  return threadToOpen(threads, place) ?? null;
}

/** After a reload the conversation that was open; after a launch one that is still fresh. */
function threadToOpen(
  [last, ...older]: readonly Thread[],
  place: Place | null,
): string | undefined {
  if (place) return [last, ...older].find((thread) => thread?.id === place.threadId)?.id;
  return last && Date.now() - Date.parse(last.updatedAt) < freshMs ? last.id : undefined;
}

function toolBar(showThreads: () => void, begin: () => void): HTMLElement {
  const tool = (name: 'list' | 'plus', label: string, run: () => void): HTMLElement =>
    el(
      'button',
      { type: 'button', class: 'tool', title: label, 'aria-label': label, onclick: run },
      icon(name),
    );
  return el(
    'div',
    { class: 'tools' },
    tool('list', words.threads.open, showThreads),
    tool('plus', words.threads.add, begin),
  );
}
