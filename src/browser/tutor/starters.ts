import type { Concept } from '../api/shapes.ts';
import { conceptTitle } from '../learning/concept-title.ts';
import { words } from '../words.ts';

const most = 4;

/**
 * Questions to begin with, made from the course's own concepts: first what is known to be weak,
 * then what comes first in the course and has not been touched.
 */
export function starters(concepts: readonly Concept[]): string[] {
  const weak = concepts
    .filter(({ evidence }) => evidence > 0)
    .toSorted((a, b) => a.probability - b.probability);
  const fresh = concepts.filter(({ evidence }) => evidence === 0);
  const [first, second, third, fourth] = [...weak.slice(0, 2), ...fresh, ...weak.slice(2)].map(
    ({ name }) => conceptTitle(name),
  );
  const { explain, compare, example, stuck, check } = words.welcome.starters;
  return [
    first && explain(first),
    first && second ? compare(first, second) : first && example(first),
    third ? example(third) : second && check(second),
    fourth ? stuck(fourth) : first && stuck(first),
  ]
    .filter((question) => question !== undefined)
    .slice(0, most);
}
