import type { Api } from '../api/api.ts';
import type { WrittenQuestion } from '../api/question-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { failure } from '../dom/notice.ts';
import { sourceButton } from '../learning/source-button.ts';
import type { Cited } from '../source/cited.ts';
import { inlineText, plainText } from '../text/plain-text.ts';
import { words } from '../words.ts';
import { teacherWords } from './teacher-words.ts';
import { moment } from './written.ts';

const says = teacherWords.questions;

export interface WrittenQuestionNeeds {
  readonly api: Pick<Api, 'takeOutQuestion'>;
  /** BCP 47 tag of the course. */
  readonly lang: string;
  /** Assistants look but do not touch. */
  readonly mayChange: boolean;
  readonly say: (sentence: string) => void;
  readonly openSource: (cited: Cited, opener: HTMLElement) => void;
}

/** One question with its answer and its place, and the way to take it out of quizzes. */
export function createWrittenQuestion(
  needs: WrittenQuestionNeeds,
  question: WrittenQuestion,
): HTMLElement {
  const { lang } = needs;
  const { id, prompt, options, solution, mistakes, source, model, writtenAt } = question;
  const promptPart = el(
    'div',
    { class: 'prompt', id: `asked-${id}`, lang, dir: 'auto' },
    ...plainText(prompt),
  );
  const { chunkId, ...place } = source;
  const cited = { ...place, ...(chunkId === null ? {} : { chunkId }) };
  const ofCourse = (tag: 'span' | 'li' | 'blockquote', text: string): HTMLElement =>
    el(tag, { lang, dir: 'auto' }, ...inlineText(text));
  const wrong = options.filter((option) => option !== solution);
  return el(
    'li',
    { class: 'written-question' },
    promptPart,
    el('p', { class: 'right-answer' }, icon('check'), says.right, ' ', ofCourse('span', solution)),
    el('p', { class: 'quiet' }, says.wrong),
    el(
      'ul',
      {},
      ...wrong.map((option) => wrongOption(ofCourse('li', option), mistakes[option], lang)),
    ),
    el('p', { class: 'quiet' }, says.quote),
    ofCourse('blockquote', source.quote),
    el('p', {}, sourceButton(cited, needs.openSource)),
    el('p', { class: 'quiet' }, says.by(model, moment(writtenAt))),
    question.place === 'open' ? null : el('p', { class: 'held' }, says.places[question.place]),
    takingOut(needs, question, promptPart.id),
  );
}

function wrongOption(line: HTMLElement, mistake: string | undefined, lang: string): HTMLElement {
  if (mistake === undefined) return line;
  const told = el('span', { lang, dir: 'auto' }, ...inlineText(mistake));
  line.append(el('p', { class: 'quiet', lang: words.lang }, says.mistake, ' ', told));
  return line;
}

/** Whether it is asked, and the button that changes it, which keeps the focus. */
function takingOut(
  { api, mayChange, say }: WrittenQuestionNeeds,
  { id, takenOut }: WrittenQuestion,
  describedBy: string,
): HTMLElement {
  const state = el('p', { class: 'held' });
  const trouble = el('div');
  const button = el('button', {
    type: 'button',
    class: 'button',
    'aria-describedby': describedBy,
    onclick: () => void change(),
  });
  let isOut = takenOut;
  let busy = false;

  function draw(): void {
    state.textContent = isOut ? says.takenOut : '';
    button.textContent = isOut ? says.putBack : says.takeOut;
  }

  async function change(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      await api.takeOutQuestion(id, !isOut);
      isOut = !isOut;
      trouble.replaceChildren();
      draw();
      say(isOut ? says.saidOut : says.saidBack);
    } catch (error) {
      fill(trouble, failure(error));
    }
    busy = false;
  }

  draw();
  return el('div', {}, state, trouble, mayChange && el('p', { class: 'actions' }, button));
}
