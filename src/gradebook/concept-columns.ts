/** Where a concept's mastery goes: with the others, into a column of its own, or nowhere. */
export interface ConceptChoice {
  /** The concept by its slug, which a copy of the course keeps. */
  readonly slug: string;
  readonly to: 'own' | 'none';
}

const prefix = 'concept-';

/** The purpose of a concept's own column. */
export function purposeOfConcept(slug: string): string {
  return `${prefix}${slug}`;
}

/** The slug of the concept whose own column that is; undefined for the columns that everything shares. */
export function conceptOfPurpose(purpose: string): string | undefined {
  return purpose.startsWith(prefix) ? purpose.slice(prefix.length) : undefined;
}

/** Whether a purpose is a concept's own column that the course has now; undefined for those that everything shares. */
export function ownColumnOf(
  choices: readonly ConceptChoice[],
  purpose: string,
): 'on' | 'off' | undefined {
  const slug = conceptOfPurpose(purpose);
  if (slug === undefined) return undefined;
  return choices.some((choice) => choice.slug === slug && choice.to === 'own') ? 'on' : 'off';
}
