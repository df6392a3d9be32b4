import { z95, type Interval } from './wilson.ts';

/**
 * Probability that a random positive scores above a random negative, ties half: the area under the
 * ROC curve as Mann–Whitney's U. Interval by Hanley and McNeil 1982, "The meaning and use of the area
 * under a receiver operating characteristic (ROC) curve", Radiology 143. Undefined when a side is empty.
 */
export function auc(
  positives: readonly number[],
  negatives: readonly number[],
): (Interval & { readonly value: number }) | undefined {
  const m = positives.length;
  const n = negatives.length;
  if (m === 0 || n === 0) return undefined;
  const value = winsOf(positives, negatives) / (m * n);
  const q1 = value / (2 - value);
  const q2 = (2 * value * value) / (1 + value);
  const square = value * value;
  const variance =
    (value * (1 - value) + (m - 1) * (q1 - square) + (n - 1) * (q2 - square)) / (m * n);
  const half = z95 * Math.sqrt(Math.max(0, variance));
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

/** Pairs in which the positive scores above the negative, ties half. */
function winsOf(positives: readonly number[], negatives: readonly number[]): number {
  const below = negatives.toSorted((a, b) => a - b);
  let less = 0;
  let atMost = 0;
  let wins = 0;
  for (const positive of positives.toSorted((a, b) => a - b)) {
    while (less < below.length && (below[less] ?? 0) < positive) less += 1;
    while (atMost < below.length && (below[atMost] ?? 0) <= positive) atMost += 1;
    wins += less + (atMost - less) / 2;
  }
  return wins;
}
