export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 %. */
export const z95 = 1.959964;

/**
 * Score interval of a proportion of `hits` in `n`, 95 % unless told otherwise; stays inside 0 to 1 and
 * has width even at 0 of n. Wilson 1927, "Probable inference, the law of succession, and statistical
 * inference", JASA 22. Undefined for n = 0.
 */
export function wilson(hits: number, n: number, z = z95): Interval | undefined {
  if (n === 0) return undefined;
  const share = hits / n;
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const centre = share + (z * z) / (2 * n);
  const scale = 1 + (z * z) / n;
  return {
    low: hits === 0 ? 0 : (centre - spread) / scale,
    high: hits === n ? 1 : (centre + spread) / scale,
  };
}
