import type { Api } from '../api/api.ts';
import { el, fill } from '../dom/el.ts';
import { failure } from '../dom/notice.ts';
import { conceptTitle } from '../learning/concept-title.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.reteach;

/** Makes a quiz on a concept with one press; where it is placed then, the LMS decides. */
export function practicePart(
  api: Pick<Api, 'makePracticeSet'>,
  concept: { readonly id: string; readonly name: string },
): { readonly button: HTMLButtonElement; readonly place: HTMLElement } {
  const title = says.practiceOf(conceptTitle(concept.name));
  const place = el('div');
  const button = el(
    'button',
    {
      type: 'button',
      class: 'button',
      'aria-label': `${says.practice}: ${conceptTitle(concept.name)}`,
      onclick: () => void make(),
    },
    says.practice,
  );

  async function make(): Promise<void> {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    fill(place, el('p', { role: 'status' }, says.making));
    try {
      const { title: name, items } = await api.makePracticeSet(concept.id, title);
      fill(place, el('p', { role: 'status' }, says.practiceMade(name, items.length)));
    } catch (error) {
      button.removeAttribute('aria-disabled');
      fill(place, failure(error));
    }
  }

  return { button, place };
}
