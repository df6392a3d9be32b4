import { z95, type Interval } from '../../src/quality/index.ts';

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
  let wins = 0;
  for (const positive of positives) {
    for (const negative of negatives) {
      if (positive > negative) wins += 1;
      else if (positive === negative) wins += 0.5;
    }
  }
  const value = wins / (m * n);
  const q1 = value / (2 - value);
  const q2 = (2 * value * value) / (1 + value);
  const square = value * value;
  const variance =
    (value * (1 - value) + (m - 1) * (q1 - square) + (n - 1) * (q2 - square)) / (m * n);
  const half = z95 * Math.sqrt(Math.max(0, variance));
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}
