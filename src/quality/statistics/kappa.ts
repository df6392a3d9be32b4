import { z95, type Interval } from './wilson.ts';

/** Below it a judge's dimension is shown as "not trusted": the lower bound of "substantial" (Landis and Koch 1977). */
export const trustedKappa = 0.6;

/**
 * Cohen's κ of two raters over the same items: agreement beyond what their own habits give by chance.
 * Cohen 1960, "A coefficient of agreement for nominal scales"; interval by its large-sample error.
 * Undefined without items, and when both raters gave one and the same label to everything: then chance
 * explains all agreement and κ says nothing.
 */
export function cohenKappa(
  pairs: readonly (readonly [string, string])[],
): (Interval & { readonly value: number }) | undefined {
  const n = pairs.length;
  if (n === 0) return undefined;
  const labels = new Set(pairs.flat());
  const observed = pairs.filter(([a, b]) => a === b).length / n;
  let expected = 0;
  for (const label of labels) {
    const first = pairs.filter(([a]) => a === label).length / n;
    const second = pairs.filter(([, b]) => b === label).length / n;
    expected += first * second;
  }
  if (expected === 1) return undefined;
  const value = (observed - expected) / (1 - expected);
  const error = Math.sqrt((observed * (1 - observed)) / (n * (1 - expected) ** 2));
  return { value, low: Math.max(-1, value - z95 * error), high: Math.min(1, value + z95 * error) };
}
