import { createRandom } from './random.ts';

/** Up to so many pairs that differ, every flip is looked at: 32,768 of them. */
const mostExact = 15;
const samples = 10_000;
/** Fixed, so that the same numbers always give the same p. */
const seed = 20_261;
/** Sums of the same numbers in another order are the same sum. */
const rounding = 1e-9;

/**
 * Two-sided p that paired differences lie to one side of 0: if nothing changed, each could as well have
 * had the other sign, so p is the share of all ways to set the signs whose sum is at least as far from 0.
 * Of n pairs that differ none gives less than 2 / 2ⁿ: below six, nothing is ever significant.
 * Fisher 1935, "The Design of Experiments", 21; for rankings Smucker, Allan and Carterette 2007, "A
 * comparison of statistical significance tests for information retrieval evaluation". Where there are too
 * many ways, signs are drawn, and what was observed counts as one draw: Phipson and Smyth 2010,
 * "Permutation p-values should never be zero".
 */
export function signFlip(differences: readonly number[]): number {
  // Either sign of nothing is nothing.
  const changed = differences.filter((difference) => difference !== 0);
  const observed = Math.abs(changed.reduce((total, one) => total + one, 0));
  const far = observed - rounding * Math.max(1, observed);
  if (changed.length <= mostExact) {
    const ways = 2 ** changed.length;
    let reached = 0;
    for (let signs = 0; signs < ways; signs += 1) {
      if (Math.abs(sumWith(changed, (at) => (signs >> at) % 2 === 0)) >= far) reached += 1;
    }
    return reached / ways;
  }
  const random = createRandom(seed);
  let reached = 1;
  for (let sample = 0; sample < samples; sample += 1) {
    if (Math.abs(sumWith(changed, () => random() < 0.5)) >= far) reached += 1;
  }
  return reached / (samples + 1);
}

function sumWith(values: readonly number[], keepsSign: (at: number) => boolean): number {
  let sum = 0;
  for (const [at, value] of values.entries()) sum += keepsSign(at) ? value : -value;
  return sum;
}
