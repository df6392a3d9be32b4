import type { Quiz, QuizResult } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { icon } from '../dom/icons.ts';
import { quizForm } from '../learning/quiz-form.ts';
import { sourceButton } from '../learning/source-button.ts';
import type { Cited } from '../source/cited.ts';
import { inlineText, plainText } from '../text/plain-text.ts';
import { words } from '../words.ts';
import type { TurnState } from './turn-state.ts';

type Exercise = NonNullable<TurnState['exercise']>;
type Answers = Readonly<Record<string, string>>;

export interface ExerciseNeeds {
  /** Language the content is probably in. */
  readonly lang: string;
  readonly openSource: (cited: Cited, opener: HTMLElement) => void;
  readonly check: (quizId: string, answers: Answers) => Promise<QuizResult>;
  readonly say: (sentence: string) => void;
}

export interface ExerciseView {
  readonly element: HTMLElement;
  /** Returns what is left to say of the text, which holds the same question for whoever sees no form. */
  update(state: TurnState): string;
}

/** An exercise in the place of an answer: the question, and once it is answered what was right. */
export function createExercise(needs: ExerciseNeeds): ExerciseView {
  const element = el('div', { class: 'exercise' });
  let shown: string | null = null;

  function show(exercise: Exercise): void {
    const { quizId, item, answers, result } = exercise;
    if (answers && result) return fill(element, ...outcome(needs, exercise, { answers, result }));
    const quiz: Quiz = { quizId, items: [item] };
    const form = quizForm(quiz, needs.lang, async (given) => {
      const checked = await needs.check(quizId, given);
      fill(element, ...outcome(needs, exercise, { answers: given, result: checked }));
      element.querySelector<HTMLElement>('.verdict')?.focus();
      needs.say(verdictOf(checked));
    });
    fill(element, form);
  }

  return {
    element,
    update: ({ exercise, phase, status, text }) => {
      if (!exercise || phase !== 'over' || status !== 'complete') return text;
      // Once: what was chosen stays.
      if (shown !== exercise.quizId) show(exercise);
      shown = exercise.quizId;
      const begins = text.indexOf(exercise.item.prompt);
      return begins === -1 ? text : text.slice(0, begins).trimEnd();
    },
  };
}

interface Answered {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly result: QuizResult;
}

function outcome(
  { lang, openSource }: ExerciseNeeds,
  { item }: Exercise,
  { answers, result }: Answered,
): HTMLElement[] {
  const [checked] = result.items;
  if (!checked) return [];
  const { correct, feedback, source } = checked;
  const said = answers[item.id];
  const given = typeof said === 'string' && said !== '' ? said : words.quiz.noAnswer;
  return [
    el(
      'div',
      { class: `item-result ${correct ? 'right' : 'wrong'}` },
      el('div', { class: 'prompt', lang, dir: 'auto' }, ...plainText(item.prompt)),
      el(
        'p',
        { class: 'given' },
        words.quiz.yourAnswer,
        ' ',
        el('span', { lang, dir: 'auto' }, ...inlineText(given)),
      ),
      el(
        'p',
        { class: 'verdict', tabindex: -1 },
        icon(correct ? 'check' : 'cross'),
        verdictOf(result),
      ),
      !correct && el('div', { class: 'feedback', lang, dir: 'auto' }, ...plainText(feedback)),
      el(
        'p',
        { class: 'hint' },
        result.counted === false ? words.quiz.practice : words.exercise.counts,
      ),
      el('p', { class: 'actions' }, sourceButton(source, openSource)),
    ),
  ];
}

function verdictOf({ score, max }: QuizResult): string {
  return score === max ? words.quiz.right : words.quiz.wrong;
}
