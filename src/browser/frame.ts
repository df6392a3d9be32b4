import { createSchool } from './admin/school.ts';
import type { Api } from './api/api.ts';
import type { Boot } from './api/shapes.ts';
import { teaches, type Place } from './boot.ts';
import { el } from './dom/el.ts';
import { createTabs, type Tab } from './dom/tabs.ts';
import { createDoctor } from './instructor/doctor.ts';
import { createMaterial } from './instructor/material.ts';
import { createClassBoard } from './instructor/class-board.ts';
import { createPeople } from './instructor/people.ts';
import { createConcepts } from './instructor/concepts.ts';
import { createConduct } from './instructor/conduct.ts';
import { createContests } from './instructor/contests.ts';
import { createQuestions } from './instructor/questions.ts';
import { createReview } from './instructor/review.ts';
import { createSettings } from './instructor/settings.ts';
import { teacherWords } from './instructor/teacher-words.ts';
import { createLearner, type Learner } from './learner.ts';
import { createPicker } from './linking/picker.ts';
import { createSourcePanel } from './source/source-panel.ts';
import { words } from './words.ts';

export interface FrameNeeds {
  readonly api: Api;
  readonly boot: Boot;
  readonly say: (sentence: string) => void;
}

export interface Frame {
  readonly element: HTMLElement;
  readonly start: (place: Place | null) => void;
}

interface Content {
  readonly body: HTMLElement;
  readonly head: readonly HTMLElement[];
  readonly start: (place: Place | null) => void;
}

/** The page around the views: title, ways through it, and the source beside the text. */
export function createFrame(needs: FrameNeeds): Frame {
  const { api, boot } = needs;
  const source = createSourcePanel({ api, lang: boot.course.locale });
  const content = contentFor({ ...needs, openSource: source.open, closeSource: source.close });
  const top = el(
    'header',
    { class: 'top' },
    el('h1', { lang: boot.course.locale }, el('bdi', {}, boot.course.title)),
    ...content.head,
  );
  new ResizeObserver(() => tellHeight(top)).observe(top);
  const main = el('main', { id: 'main', tabindex: -1 }, content.body);
  const element = el(
    'div',
    { class: 'frame' },
    el('a', { class: 'skip', href: '#main' }, words.app.skip),
    top,
    seenLine(boot),
    boot.offlineTutor &&
      !['deep-linking', 'review'].includes(boot.view) &&
      el('p', { class: 'banner' }, words.app.offline),
    el('div', { class: 'stage' }, main, source.element),
  );
  return { element, start: content.start };
}

/** What those who teach may see of the student who reads this. */
function seenLine({ user, view, teachersSee }: Boot): HTMLElement | null {
  if (user.role !== 'student' || view === 'review' || !teachersSee) return null;
  return el('p', { class: 'seen' }, words.seen.levels[teachersSee]);
}

/** What lies beneath the bar at the top must know how much of the screen it takes. */
function tellHeight(top: HTMLElement): void {
  document.documentElement.style.setProperty('--top', `${top.offsetHeight}px`);
}

type ContentNeeds = FrameNeeds &
  Pick<Parameters<typeof createLearner>[0], 'openSource' | 'closeSource'>;

function contentFor(needs: ContentNeeds): Content {
  const { boot, api } = needs;
  if (boot.view === 'deep-linking') return { body: createPicker(api), head: [], start: () => {} };
  if (boot.view === 'review') {
    const review = createReview(needs);
    return { body: review.element, head: [], start: () => void review.show() };
  }
  const learner = createLearner(needs);
  if (teaches(boot)) return forTeachers(needs, learner);
  if (boot.view === 'admin') return forAdministrators(needs, learner);
  return {
    body: learner.element,
    head: [learner.nav, learner.tools],
    start: learner.start,
  };
}

/** What is taught from: the views that only teachers have. */
function teachersViews(needs: ContentNeeds) {
  const { api, boot } = needs;
  const lang = boot.course.locale;
  const mayChange = boot.user.role === 'instructor';
  const people = createPeople(api);
  const conduct = createConduct({ ...needs, mayChange });
  const contests = createContests({ ...needs, lang, mayChange });
  people.element.append(conduct.element, contests.element);
  const settings = createSettings({ api, lang, mayChange });
  if (mayChange) settings.element.append(createDoctor(api));
  return {
    material: createMaterial({ ...needs, lang, mayChange }),
    concepts: createConcepts({ ...needs, lang, mayChange }),
    questions: createQuestions({ ...needs, lang, mayChange }),
    board: createClassBoard({ ...needs, lang, mayChange }),
    people,
    conduct,
    contests,
    settings,
  };
}

function forTeachers(needs: ContentNeeds, learner: Learner): Content {
  const { material, concepts, questions, board, people, conduct, contests, settings } =
    teachersViews(needs);
  const titles = teacherWords.tabs;
  const school = needs.boot.administers ? createSchool(needs) : null;
  const preview = previewOf(learner);
  const tabs = createTabs<string>(words.app.views, {
    material: { title: titles.material, ...viewOf(material) },
    concepts: { title: titles.concepts, ...viewOf(concepts) },
    questions: { title: titles.questions, ...viewOf(questions) },
    class: { title: titles.class, ...viewOf(board) },
    people: {
      title: titles.people,
      view: people.element,
      onShow: () => void Promise.all([people.show(), conduct.show(), contests.show()]),
    },
    settings: { title: titles.settings, ...viewOf(settings) },
    ...(school && { school: { title: titles.school, ...viewOf(school) } }),
    preview: preview.tab,
  });
  tabs.onChange(needs.closeSource);
  return {
    body: tabs.views,
    head: [tabs.nav],
    start: (where) => {
      preview.comeFrom(where);
      void material.show();
    },
  };
}

/** Those who run the LMS and do not teach here: their school, and the tutor as everybody has it. */
function forAdministrators(needs: ContentNeeds, learner: Learner): Content {
  const school = createSchool(needs);
  const preview = previewOf(learner);
  const tabs = createTabs<string>(words.app.views, {
    school: { title: teacherWords.tabs.school, ...viewOf(school) },
    preview: preview.tab,
  });
  tabs.onChange(needs.closeSource);
  return {
    body: tabs.views,
    head: [tabs.nav],
    start: (where) => {
      preview.comeFrom(where);
      void school.show();
    },
  };
}

/** The tutor as students have it, which begins when it is first looked at. */
function previewOf(learner: Learner): { tab: Tab; comeFrom: (place: Place | null) => void } {
  const view = el(
    'section',
    { class: 'preview' },
    el('div', { class: 'preview-head' }, learner.nav, learner.tools),
    learner.element,
  );
  let place: Place | null = null;
  let started = false;
  const onShow = (): void => {
    if (!started) learner.start(place);
    started = true;
  };
  return {
    tab: { title: teacherWords.tabs.preview, view, onShow },
    comeFrom: (where) => {
      place = where;
    },
  };
}

function viewOf(one: { readonly element: HTMLElement; show(): Promise<void> }) {
  return { view: one.element, onShow: () => void one.show() };
}
