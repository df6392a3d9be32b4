import type { Api } from '../api/api.ts';
import { pause } from '../api/pause.ts';
import type { WrittenConcept, WrittenQuestions } from '../api/question-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import { conceptTitle } from '../learning/concept-title.ts';
import { words } from '../words.ts';
import { teacherWords } from './teacher-words.ts';
import { createWrittenQuestion, type WrittenQuestionNeeds } from './written-question.ts';

const says = teacherWords.questions;

export interface QuestionsNeeds extends WrittenQuestionNeeds {
  readonly api: Pick<Api, 'questions' | 'takeOutQuestion'>;
}

export interface Questions {
  readonly element: HTMLElement;
  show(): Promise<void>;
}

/** How often it is looked for more questions while they are written, in milliseconds; and how often in all. */
const lookEveryMs = 5_000;
const mostLooks = 120;

/** What a model wrote for quizzes, concept by concept. */
export function createQuestions(needs: QuestionsNeeds): Questions {
  const body = el('div', {}, el('p', { role: 'status' }, words.app.loading));
  const element = el(
    'section',
    { class: 'sheet questions' },
    el('h2', { tabindex: -1 }, says.title),
    el('p', { class: 'lead' }, says.lead),
    body,
  );
  let watching = new AbortController();

  async function show(): Promise<void> {
    watching.abort();
    watching = new AbortController();
    const { signal } = watching;
    try {
      let shown = '';
      for (let looks = 0; looks < mostLooks && !element.hidden; looks += 1) {
        const now = await needs.api.questions();
        if (signal.aborted) return;
        // Nobody loses the place at which they are reading.
        const mayShow = shown === '' || !body.contains(document.activeElement);
        if (mayShow && JSON.stringify(now) !== shown) {
          shown = JSON.stringify(now);
          fill(body, ...picture(needs, now));
        }
        if (!isUnderWay(now)) return;
        await pause(lookEveryMs, signal);
      }
    } catch (error) {
      const again = failure(error, () => void show());
      if (!signal.aborted) fill(body, again);
    }
  }

  return { element, show };
}

function isUnderWay({ on, canBeWritten, concepts }: WrittenQuestions): boolean {
  return on && canBeWritten && concepts.some(isUntouched);
}

function isWaiting({ on, canBeWritten, concepts }: WrittenQuestions): boolean {
  return on && canBeWritten && concepts.length > 0 && concepts.every(isUntouched);
}

function isUntouched({ questions, outcome }: WrittenConcept): boolean {
  return questions.length === 0 && outcome === null;
}

function picture(needs: QuestionsNeeds, now: WrittenQuestions): HTMLElement[] {
  const standing = standingOf(now);
  const state = standing === null ? [] : [notice('plain', standing)];
  if (now.concepts.every(isUntouched)) return state;
  const first = now.concepts.find(({ questions }) => questions.length > 0);
  return [
    ...state,
    ...now.concepts.map((concept) => conceptPart(needs, concept, concept === first)),
  ];
}

/** Why there is nothing, or nothing more; null when all goes its way. */
function standingOf(now: WrittenQuestions): string | null {
  if (!now.on) return says.switchedOff;
  if (!now.canBeWritten) return says.noModel;
  if (now.concepts.length === 0) return says.noConcepts;
  return isWaiting(now) ? says.waiting : null;
}

function conceptPart(
  needs: QuestionsNeeds,
  { name, questions, outcome }: WrittenConcept,
  open: boolean,
): HTMLElement {
  const dropped = Object.values(outcome?.dropped ?? {}).reduce((sum, count) => sum + count, 0);
  const none = outcome ? says.none : says.notYet;
  return el(
    'details',
    { class: 'concept-questions', open },
    el(
      'summary',
      {},
      el('h3', { lang: needs.lang, dir: 'auto' }, conceptTitle(name)),
      ' ',
      el('span', { class: 'quiet' }, says.count(questions.length)),
    ),
    questions.length === 0
      ? el('p', { class: 'quiet' }, none)
      : el('ul', {}, ...questions.map((question) => createWrittenQuestion(needs, question))),
    dropped > 0 && el('p', { class: 'quiet' }, says.dropped(dropped)),
  );
}
