import { contentTerms } from '../../ground/text/index.ts';
import { isAbout, type Concept } from '../../learner/index.ts';
import type { Citation } from '../turn-event.ts';

/** The concept whose name stands whole in a text, the longest of several. */
export function conceptNamed(concepts: readonly Concept[], text: string): Concept | undefined {
  const said = new Set(contentTerms(text));
  const named = concepts.filter(({ slug }) => slug.split('-').every((term) => said.has(term)));
  return named.toSorted((a, b) => b.slug.split('-').length - a.slug.split('-').length)[0];
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
