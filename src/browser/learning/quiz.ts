import type { Api } from '../api/api.ts';
import { createLatest } from '../api/latest.ts';
import { ApiError } from '../api/problem.ts';
import type { Concept, Quiz } from '../api/shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure, notice } from '../dom/notice.ts';
import type { Cited } from '../source/cited.ts';
import { words } from '../words.ts';
import { conceptTitle } from './concept-title.ts';
import { quizForm } from './quiz-form.ts';
import { quizResult } from './quiz-result.ts';

const says = words.quiz;

export interface QuizNeeds {
  readonly api: Pick<Api, 'makeQuiz' | 'assignedQuiz' | 'answerQuiz' | 'mastery'>;
  readonly lang: string;
  readonly openSource: (cited: Cited, opener: HTMLElement) => void;
  readonly askTutor: (question: string) => void;
  readonly showProgress: () => void;
  readonly say: (sentence: string) => void;
}

export interface QuizView {
  readonly element: HTMLElement;
  /** What is under way stays; otherwise a choice of concepts. */
  show(): Promise<void>;
  /** A quiz on this concept, or on the one known least. */
  start(conceptId: string | null): Promise<void>;
  /** The quiz of the link that was opened. */
  startAssigned(): Promise<void>;
}

/** Three questions, checked together, each explained from the course. */
export function createQuiz(needs: QuizNeeds): QuizView {
  const { api, lang, say } = needs;
  const title = el('h2', { tabindex: -1 }, says.title);
  const body = el('div');
  const element = el('section', { class: 'sheet quiz' }, title, body);
  const shown = createLatest();
  let underWay = false;
  let offered = '';

  async function show(): Promise<void> {
    if (underWay) return;
    title.textContent = says.title;
    const isLatest = shown.begin();
    const concepts = await api.mastery().catch((): readonly Concept[] => []);
    const offer = JSON.stringify(concepts.map(({ id, name }) => [id, name]));
    // Who is choosing already is not disturbed.
    if (!isLatest() || (offer === offered && body.querySelector('.choice'))) return;
    offered = offer;
    fill(body, ...choice(concepts, lang, (id) => void start(id)));
  }

  const start = (conceptId: string | null): Promise<void> => begin(() => api.makeQuiz(conceptId));

  async function begin(make: () => Promise<Quiz>): Promise<void> {
    const isLatest = shown.begin();
    underWay = true;
    title.textContent = says.title;
    fill(body, el('p', { role: 'status' }, says.making));
    try {
      const quiz = await make();
      if (!isLatest()) return;
      if (quiz.concept) title.textContent = says.on(conceptTitle(quiz.concept.name));
      fill(
        body,
        quizForm(quiz, lang, (answers) => check(quiz, answers)),
      );
      title.focus();
    } catch (error) {
      if (!isLatest()) return;
      const none = error instanceof ApiError && error.code === 'no_material';
      fill(
        body,
        none ? notice('plain', says.noMaterial) : failure(error, () => void begin(make)),
        again,
      );
    }
    underWay = body.querySelector('form') !== null;
  }

  async function check(quiz: Quiz, answers: Readonly<Record<string, string>>): Promise<void> {
    const isLatest = shown.mark();
    const result = await api.answerQuiz(quiz.quizId, answers);
    if (!isLatest()) return;
    underWay = false;
    fill(body, quizResult({ quiz, answers, result, ...needs }), again);
    say(says.score(result.score, result.max));
    body.querySelector<HTMLElement>('.score')?.focus();
  }

  const again = another(() => {
    underWay = false;
    void show().then(() => title.focus());
  });

  return { element, show, start, startAssigned: () => begin(api.assignedQuiz) };
}

function another(begin: () => void): HTMLElement {
  return el(
    'p',
    { class: 'actions' },
    el('button', { type: 'button', class: 'button', onclick: begin }, says.another),
  );
}

function choice(
  concepts: readonly Concept[],
  lang: string,
  begin: (conceptId: string | null) => void,
): HTMLElement[] {
  const select = el(
    'select',
    { id: 'quiz-concept', lang },
    el('option', { value: '' }, says.weakest),
    ...concepts.map(({ id, name }) => el('option', { value: id }, conceptTitle(name))),
  );
  const form = el(
    'div',
    { class: 'choice' },
    concepts.length > 0 && el('label', { for: 'quiz-concept' }, says.choose),
    concepts.length > 0 && select,
    el(
      'button',
      { type: 'button', class: 'button main', onclick: () => begin(select.value || null) },
      says.start,
    ),
  );
  return [el('p', { class: 'lead' }, says.lead), form];
}
