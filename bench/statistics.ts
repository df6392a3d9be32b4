export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

/** Median and 95th percentile (nearest rank) of durations in milliseconds. */
export function spread(durations: readonly number[]): Spread {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

export async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export function printRow(label: string, { p50, p95 }: Spread, reference?: Spread): void {
  const ratio = reference
    ? `   ${(p50 / reference.p50).toFixed(1)} × / ${(p95 / reference.p95).toFixed(1)} ×`
    : '';
  console.log(
    `${label.padEnd(44)} p50 ${p50.toFixed(2).padStart(8)} ms   p95 ${p95.toFixed(2).padStart(8)} ms${ratio}`,
  );
}
