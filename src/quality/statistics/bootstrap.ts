import { createRandom } from './random.ts';
import type { Interval } from './wilson.ts';

const resamples = 10_000;
/** Fixed, so that the same numbers always give the same interval. */
const seed = 20_261;

/**
 * 95 % interval of a mean by percentiles of resampled means.
 * Efron and Tibshirani 1993, "An Introduction to the Bootstrap", 13.3. Undefined without values.
 */
export function bootstrapMean(values: readonly number[]): Interval | undefined {
  if (values.length === 0) return undefined;
  const means = resampledMeans(values).toSorted((a, b) => a - b);
  const at = (share: number): number => means[Math.floor(share * (means.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

/**
 * Two-sided p that the mean of paired differences is not 0: the share of resampled means on the far
 * side of 0, doubled; one is added to both counts, so that p is never 0.
 * Efron and Tibshirani 1993, 15.4; for system comparisons Koehn 2004, "Statistical significance tests
 * for machine translation evaluation".
 */
export function pairedBootstrap(differences: readonly number[]): number {
  if (differences.every((difference) => difference === 0)) return 1;
  const means = resampledMeans(differences);
  const below = means.filter((mean) => mean <= 0).length;
  const above = means.filter((mean) => mean >= 0).length;
  return Math.min(1, (2 * (Math.min(below, above) + 1)) / (resamples + 1));
}

function resampledMeans(values: readonly number[]): number[] {
  const random = createRandom(seed);
  return Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let at = 0; at < values.length; at += 1) {
      sum += values[Math.floor(random() * values.length)] ?? 0;
    }
    return sum / values.length;
  });
}
