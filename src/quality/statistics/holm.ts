/**
 * p-values adjusted so that among all of them together a chance finding is as rare as in one test.
 * Holm 1979, "A simple sequentially rejective multiple test procedure". Same order as given.
 */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((p, at) => ({ p, at })).toSorted((a, b) => a.p - b.p);
  const adjusted = Array.from({ length: ps.length }, () => 1);
  let highest = 0;
  for (const [rank, { p, at }] of order.entries()) {
    highest = Math.max(highest, Math.min(1, p * (ps.length - rank)));
    adjusted[at] = highest;
  }
  return adjusted;
}
