import { contentTerms } from '../ground/text/index.ts';
import type { FoundChunk } from './chunk.ts';
import type { Boosted } from './merge-neighbours.ts';
import type { Ranking } from './ranking.ts';

/** Lifts what speaks of the areas in which the student is weak (S20); order by the new scores. */
export function boostWeakAreas(
  found: readonly FoundChunk[],
  weakAreas: readonly string[],
  { weakAreaBoost }: Pick<Ranking, 'weakAreaBoost'>,
): (FoundChunk & Boosted)[] {
  const areas = weakAreas
    .map((name) => ({ name, terms: contentTerms(name) }))
    .filter(({ terms }) => terms.length > 0);
  if (areas.length === 0) return found.map((chunk) => ({ ...chunk, boostedBy: [] }));
  return found
    .map((chunk) => {
      const said = new Set(contentTerms([...chunk.headingPath, chunk.content].join('\n')));
      const boostedBy = areas
        .filter(({ terms }) => terms.every((term) => said.has(term)))
        .map(({ name }) => name);
      const fusedScore = chunk.fusedScore * (boostedBy.length > 0 ? weakAreaBoost : 1);
      return { ...chunk, fusedScore, boostedBy };
    })
    .toSorted((a, b) => b.fusedScore - a.fusedScore);
}
