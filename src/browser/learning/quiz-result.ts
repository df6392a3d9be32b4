import type { Quiz, QuizItem, QuizResult } from '../api/shapes.ts';
import { el } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import type { Cited } from '../source/cited.ts';
import { inlineText, plainText } from '../text/plain-text.ts';
import { words } from '../words.ts';
import { sourceButton } from './source-button.ts';

const says = words.quiz;

export interface QuizResultNeeds {
  readonly quiz: Quiz;
  readonly answers: Readonly<Record<string, string>>;
  readonly result: QuizResult;
  readonly lang: string;
  readonly openSource: (cited: Cited, opener: HTMLElement) => void;
  readonly askTutor: (question: string) => void;
  readonly showProgress: () => void;
}

/** What was right, what was not, and where the course says so. */
export function quizResult(needs: QuizResultNeeds): HTMLElement {
  const { quiz, result, showProgress } = needs;
  const { score, max, counted } = result;
  return el(
    'div',
    { class: 'result' },
    el('h3', { class: 'score', tabindex: -1 }, says.score(score, max)),
    el(
      'p',
      { class: 'lead' },
      counted === false ? says.practice : says.counted,
      ' ',
      el('button', { type: 'button', class: 'link', onclick: showProgress }, says.toProgress),
    ),
    ...quiz.items.map((item, at) => itemResult(needs, item, at + 1)),
  );
}

function itemResult(needs: QuizResultNeeds, item: QuizItem, number: number): HTMLElement {
  const { quiz, answers, result, lang, askTutor } = needs;
  const outcome = result.items.find(({ id }) => id === item.id);
  const correct = outcome?.correct ?? false;
  const question = plainPrompt(item);
  const draft = correct ? says.question4tutorRight : says.question4tutor;
  const source = outcome?.source;
  return el(
    'article',
    { class: `item-result ${correct ? 'right' : 'wrong'}` },
    el('h4', {}, says.question(number, quiz.items.length)),
    el(
      'p',
      { class: 'verdict' },
      icon(correct ? 'check' : 'cross'),
      correct ? says.right : says.wrong,
    ),
    el('div', { class: 'prompt', lang, dir: 'auto' }, ...plainText(item.prompt)),
    el(
      'p',
      { class: 'given' },
      says.yourAnswer,
      ' ',
      el('span', { lang, dir: 'auto' }, ...inlineText(answers[item.id] ?? says.noAnswer)),
    ),
    // "Right." has been said.
    !correct && outcome
      ? el('div', { class: 'feedback', lang, dir: 'auto' }, ...plainText(outcome.feedback))
      : null,
    el(
      'p',
      { class: 'actions' },
      source && sourceButton(source, needs.openSource),
      source &&
        el(
          'button',
          { type: 'button', class: 'link', onclick: () => askTutor(draft(question, source.title)) },
          says.ask,
        ),
    ),
  );
}

/** The question without the instruction above it. */
function plainPrompt({ prompt }: QuizItem): string {
  return (prompt.split('\n\n').at(-1) ?? prompt).replaceAll(/_{3,}/g, '…');
}
