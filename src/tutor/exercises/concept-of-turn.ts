import { contentTerms } from '../../ground/text/index.ts';
import { isAbout, slugOf, type Concept } from '../../learner/index.ts';
import type { Citation } from '../turn-event.ts';

/** The concept whose name stands whole in a text, the longest of several. */
export function conceptNamed(concepts: readonly Concept[], text: string): Concept | undefined {
  const terms = new Set(contentTerms(text).flatMap((term) => [term, ...term.split('-')]));
  const named = concepts.flatMap((concept) => {
    // As the material calls it, as it called what was merged into it, and as an instructor does.
    const names = [concept.slug, ...concept.also, slugOf(concept.name)];
    const said = names
      .map((name) => name.split('-'))
      .filter((name) => name.every((term) => terms.has(term)));
    return said.length === 0 ? [] : [{ concept, length: Math.max(...said.map((n) => n.length)) }];
  });
  return named.toSorted((a, b) => b.length - a.length)[0]?.concept;
}

/**
 * What a finished turn is about: the concept that its question names, else the one that the first of its sources
 * teaches. Undefined for a turn that is about nothing of the course.
 */
export function conceptOfTurn(
  concepts: readonly Concept[],
  {
    message,
    citations,
  }: {
    readonly message: string;
    readonly citations: readonly Pick<Citation, 'title' | 'heading'>[];
  },
): Concept | undefined {
  const [first] = citations;
  if (!first) return conceptNamed(concepts, message);
  const headingPath = first.heading === undefined ? [] : [first.heading];
  return (
    conceptNamed(concepts, message) ??
    concepts.find((concept) => isAbout({ title: first.title, headingPath, content: '' }, concept))
  );
}
