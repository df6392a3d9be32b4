import type { Api } from '../api/api.ts';
import type { LinkingOffer } from '../api/linking-shapes.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { teacherWords } from '../instructor/teacher-words.ts';

const says = teacherWords.linking;

type Made = (quiz: LinkingOffer['quizzes'][number]) => void;

/**
 * Makes a quiz on the spot; what `onMake` returns when that begins gets it with its questions. Null
 * without concepts to ask about.
 */
export function createQuizMaker(
  api: Pick<Api, 'makeClassQuiz'>,
  concepts: LinkingOffer['concepts'],
  onMake: () => Made,
): HTMLElement | null {
  if (concepts.length === 0) return null;
  const concept = el(
    'select',
    { id: 'maker-concept' },
    ...concepts.map(({ id, name }) => el('option', { value: id }, name)),
  );
  const count = el('input', { type: 'number', id: 'maker-count', min: 1, max: 10, value: 5 });
  const trouble = el('div');
  const make = el(
    'button',
    { type: 'button', class: 'button', onclick: () => void run() },
    says.make,
  );

  async function run(): Promise<void> {
    make.disabled = true;
    const onMade = onMake();
    fill(trouble, el('p', { role: 'status' }, says.making));
    try {
      onMade(await api.makeClassQuiz(concept.value, Number(count.value)));
      trouble.replaceChildren();
    } catch (error) {
      fill(trouble, failure(error));
    }
    make.disabled = false;
  }

  return el(
    'fieldset',
    { class: 'quiz-maker' },
    el('legend', {}, says.newQuiz),
    el('label', { for: concept.id }, says.concept),
    concept,
    el('label', { for: count.id }, says.count),
    count,
    make,
    trouble,
  );
}
