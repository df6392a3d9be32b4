/** One concept that another one needs, by slugs. */
export interface Need {
  readonly first: string;
  readonly next: string;
}

/**
 * Splits what concepts are said to need into what can hold at once and what goes round in circles; the earlier
 * said comes first.
 */
export function withoutCircles<T extends Need>(
  needs: readonly T[],
): { readonly held: readonly T[]; readonly circular: readonly T[] } {
  const held: T[] = [];
  const circular: T[] = [];
  for (const need of needs) (leadsTo(held, need.next, need.first) ? circular : held).push(need);
  return { held, circular };
}

function leadsTo(needs: readonly Need[], from: string, to: string): boolean {
  const reached = new Set([from]);
  // A set grows while it is walked through, and is walked to its end.
  for (const at of reached) {
    for (const { first, next } of needs) if (first === at) reached.add(next);
  }
  return reached.has(to);
}

/** The order that changes least of the one given, with everything after what it needs. */
export function orderBy(slugs: readonly string[], needs: readonly Need[]): string[] {
  const left = [...slugs];
  const ordered: string[] = [];
  while (left.length > 0) {
    const free = left.findIndex(
      (slug) => !needs.some(({ first, next }) => next === slug && left.includes(first)),
    );
    ordered.push(...left.splice(Math.max(0, free), 1));
  }
  return ordered;
}
