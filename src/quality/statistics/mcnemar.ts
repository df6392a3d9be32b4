/**
 * Two-sided p of McNemar's test in its exact form: of the pairs in which exactly one side succeeded,
 * each side is as likely as the other if nothing changed (binomial, 1/2).
 * McNemar 1947, Psychometrika 12; exact form in Agresti, "Categorical Data Analysis", 10.1.
 * @param gained pairs that failed before and succeed now
 * @param lost pairs that succeeded before and fail now
 */
export function mcnemarExact(gained: number, lost: number): number {
  const n = gained + lost;
  if (n === 0) return 1;
  let tail = 0;
  for (let k = 0; k <= Math.min(gained, lost); k += 1) {
    tail += Math.exp(logChoose(n, k) - n * Math.LN2);
  }
  return Math.min(1, 2 * tail);
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let at = 1; at <= k; at += 1) sum += Math.log(n - k + at) - Math.log(at);
  return sum;
}
