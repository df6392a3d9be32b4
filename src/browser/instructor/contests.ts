import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import type { Contest, CourseContests, Decision, Said } from '../api/ledger-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { conceptTitle } from '../learning/concept-title.ts';
import { outcomeText } from '../learning/ledger-line.ts';
import { inlineText, plainText } from '../text/plain-text.ts';
import { entry, words } from '../words.ts';
import { shownForm } from './shown-form.ts';
import { teacherWords } from './teacher-words.ts';
import { moment } from './written.ts';

const says = teacherWords.contests;

export interface ContestsNeeds {
  readonly api: Pick<Api, 'contests' | 'decideContest' | 'showInClass'>;
  /** BCP 47 tag of the course. */
  readonly lang: string;
  /** Assistants look but do not touch. */
  readonly mayChange: boolean;
  readonly say: (sentence: string) => void;
}

export interface ContestsPart {
  readonly element: HTMLElement;
  show(): Promise<void>;
}

/** What students contest, and a teacher's word on it. */
export function createContests(needs: ContestsNeeds): ContestsPart {
  const { api, say, mayChange } = needs;
  const shown = createLatest();
  const heading = el('h2', { tabindex: -1 }, says.title);
  const trouble = el('div');
  const body = el('div', { class: 'contests' });
  const element = el('section', {}, heading, el('p', { class: 'lead' }, says.lead), trouble, body);

  async function show(): Promise<void> {
    const isLatest = shown.begin();
    try {
      const now = await api.contests();
      if (!isLatest()) return;
      trouble.replaceChildren();
      fill(body, ...picture(now));
    } catch (error) {
      const again = failure(error, () => void show());
      if (isLatest()) fill(trouble, again);
    }
  }

  /** What was pressed is drawn anew: the keyboard goes on at the heading. */
  async function act(asking: () => Promise<void>, sentence: string): Promise<void> {
    try {
      await asking();
      say(sentence);
      await show();
      heading.focus();
    } catch (error) {
      fill(trouble, failure(error));
    }
  }

  function picture(now: CourseContests): HTMLElement[] {
    const { contests, students, concepts, teachersSee } = now;
    const decide = (contest: Contest, decision: Decision, reason: string): void =>
      void act(() => api.decideContest(contest.id, decision, reason), says.said[decision]);
    const note = (one: Parameters<typeof api.showInClass>[0]): void =>
      void act(() => api.showInClass(one), says.noted);
    const list = contests.map((one) => contestLine(one, needs, mayChange && decide));
    const none = teachersSee === 'aggregate' ? [] : [notice('plain', says.none)];
    return [
      ...seenPart(teachersSee),
      ...(contests.length > 0 ? [el('ul', {}, ...list)] : none),
      ...(mayChange && students.length > 0 && concepts.length > 0
        ? [shownForm({ students, concepts, lang: needs.lang, note })]
        : []),
    ];
  }

  return { element, show };
}

type Decide = (contest: Contest, decision: Decision, reason: string) => void;

function contestLine(
  contest: Contest,
  { lang }: Pick<ContestsNeeds, 'lang'>,
  decide: false | Decide,
): HTMLElement {
  const { id, conceptName, source, outcome, happenedAt, standing, said, answered } = contest;
  const state = standing.waits ? says.waits : standing.counts ? says.counts : says.aside;
  const what = entry(words.learned.sources, source) ?? source;
  return el(
    'li',
    {},
    el(
      'p',
      { id: `contest-${id}` },
      el('strong', {}, el('bdi', {}, whose(contest))),
      ' · ',
      el('bdi', { lang }, conceptTitle(conceptName)),
      el('span', { class: 'quiet' }, ` · ${what}, ${outcomeText(outcome)} · ${moment(happenedAt)}`),
      ` · ${state}`,
    ),
    ...(answered === null ? [] : answerPart(answered, lang)),
    source === 'chat' && el('p', { class: 'quiet' }, says.chat),
    ...said.map(saidLine),
    decide && decisionPart(contest, decide),
  );
}

/** Why there are no names, or no answers. */
function seenPart(teachersSee: CourseContests['teachersSee']): HTMLElement[] {
  const { withheld, withoutName } = words.seen;
  if (teachersSee === 'named') return [];
  return [notice('plain', teachersSee === 'aggregate' ? withheld : withoutName)];
}

function whose({ name, pseudonym }: Contest): string {
  return pseudonym === undefined ? (name ?? says.nameless) : words.seen.student(pseudonym);
}

function answerPart(
  { prompt, answer, solution }: NonNullable<Contest['answered']>,
  lang: string,
): HTMLElement[] {
  const ofCourse = (text: string): HTMLElement =>
    el('span', { lang, dir: 'auto' }, ...inlineText(text));
  return [
    el('div', { class: 'prompt', lang, dir: 'auto' }, ...plainText(prompt)),
    el('p', {}, says.answered, ' ', ofCourse(answer ?? says.noAnswer)),
    ...(solution === null ? [] : [el('p', {}, says.expected, ' ', ofCourse(solution))]),
  ];
}

function saidLine({ kind, reason, at }: Said): HTMLElement {
  return el(
    'p',
    { class: 'quiet' },
    entry(says.kinds, kind) ?? kind,
    reason !== null && ' ',
    reason !== null && el('q', { dir: 'auto' }, el('bdi', {}, reason)),
    ` · ${moment(at)}`,
  );
}

/** Reason and buttons: only what would change something. */
function decisionPart(contest: Contest, decide: Decide): HTMLElement {
  const { id, standing } = contest;
  const field = el('input', { type: 'text', id: `reason-${id}`, maxlength: 300, required: true });
  const trouble = el('div');
  const button = (label: string, decision: Decision): HTMLElement =>
    el(
      'button',
      {
        type: 'button',
        class: 'button',
        'aria-describedby': `contest-${id}`,
        onclick: () => press(decision),
      },
      label,
    );

  function press(decision: Decision): void {
    const reason = field.value.trim();
    if (reason !== '') return decide(contest, decision, reason);
    const box = notice('warn', says.needed);
    box.setAttribute('role', 'alert');
    fill(trouble, box);
    field.focus();
  }

  return el(
    'div',
    {},
    el('label', { class: 'gap-field' }, el('span', {}, says.reason), field),
    trouble,
    el(
      'p',
      { class: 'actions' },
      standing.counts && button(says.setAside, 'set_aside'),
      (!standing.counts || standing.waits) && button(says.letStand, 'let_stand'),
    ),
  );
}
