/**
 * The smallest k at which the first k passages together hold every group, from 1; undefined when all of
 * them do not. With one group it is the rank of the first right passage.
 * @param found for each passage in rank order, the groups it holds a phrase of
 */
export function rankOfAll(
  found: readonly (readonly number[])[],
  groupCount: number,
): number | undefined {
  const missing = new Set(Array.from({ length: groupCount }, (_, at) => at));
  for (const [at, groups] of found.entries()) {
    for (const group of groups) missing.delete(group);
    if (missing.size === 0) return at + 1;
  }
  return undefined;
}

/** Share of the groups that the first k passages hold. */
export function recallAt(
  found: readonly (readonly number[])[],
  groupCount: number,
  k: number,
): number {
  return new Set(found.slice(0, k).flat()).size / groupCount;
}
