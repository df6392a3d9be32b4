import type { ConceptColumn } from '../api/grade-shapes.ts';
import type { Passback } from '../api/settings-shapes.ts';
import { el } from '../dom/el.ts';
import { conceptTitle } from '../learning/concept-title.ts';
import { teacherWords } from './teacher-words.ts';

const says = teacherWords.posting;
const places = ['shared', 'own', 'none'] as const;

interface ColumnNeeds {
  readonly lang: string;
  readonly mayChange: boolean;
  readonly keep: (concepts: Passback['concepts']) => Promise<void>;
}

/** Where the mastery of each concept goes. */
export function conceptColumns(
  concepts: readonly ConceptColumn[],
  { lang, mayChange, keep }: ColumnNeeds,
): HTMLElement[] {
  if (concepts.length === 0) return [];
  const choices = concepts.map((concept) => choiceOf(concept, { lang, mayChange }));
  const onclick = (): void => {
    const chosen = choices.flatMap(({ slug, select }) =>
      select.value === 'shared' ? [] : [{ slug, to: select.value as 'own' | 'none' }],
    );
    void keep(chosen);
  };
  const save = el('button', { type: 'button', class: 'button', onclick }, says.save);
  return [
    el(
      'details',
      { id: 'concept-columns' },
      el('summary', {}, says.concepts),
      el('p', {}, says.conceptsWhat),
      ...choices.map(({ element }) => element),
      ...(mayChange ? [save] : []),
    ),
  ];
}

function choiceOf(
  { slug, name, to }: ConceptColumn,
  { lang, mayChange }: Pick<ColumnNeeds, 'lang' | 'mayChange'>,
) {
  const id = `column-of-${slug}`;
  const options = places.map((place) =>
    el('option', { value: place, selected: place === to }, says.to[place]),
  );
  const select = el('select', { id, disabled: !mayChange }, ...options);
  const label = el('label', { for: id, lang, dir: 'auto' }, conceptTitle(name));
  return { slug, select, element: el('p', { class: 'concept-column' }, label, select) };
}
