import { isTooFewForMean, type Figure, type RunReport } from '../../src/quality/index.ts';

/** The short form for a terminal. */
export function printRun(run: RunReport): void {
  const { title, gold, cases, complete, setup, figures, tables, comparisons } = run;
  console.log(
    `\n${title}: ${cases.length} of ${gold.cases} cases of ${gold.name}${complete ? '' : ' (stopped)'}\n`,
  );
  console.log(`  ${setup['chat']} was measured; answered by: ${setup['answered by']}\n`);
  for (const figure of figures) console.log(`  ${figure.label.padEnd(62)} ${inWords(figure)}`);
  for (const { title: name, columns, rows } of tables) {
    console.log(`\n  ${name}`);
    for (const row of [columns, ...rows]) {
      console.log(`    ${row.map((cell, at) => cell.padEnd(at === 0 ? 28 : 12)).join(' ')}`);
    }
  }
  for (const { against, verdict, measures } of comparisons) {
    console.log(`\n  against ${against}: ${verdict}`);
    for (const { label, before, after, p, verdict: one, test } of measures) {
      console.log(
        `    ${label.padEnd(44)} ${number(before)} → ${number(after)}   p = ${p.toFixed(4)} (${test}) ${one}`,
      );
    }
  }
}

/** A figure with its interval and what it rests on, e.g. "83.3 % (75.0 to 89.2 %, n = 108)". */
export function inWords({ kind, value, low, high, n, unit }: Figure): string {
  if (value === null) return `not measured (n = ${n})`;
  const isTooFew = kind === 'mean' && isTooFewForMean(n);
  const show = (one: number): string =>
    kind === 'share' ? (one * 100).toFixed(1) : one.toFixed(unit === '' ? 3 : 1);
  const suffix = kind === 'share' ? ' %' : unit === '' ? '' : ` ${unit}`;
  const known = low === null || high === null ? '' : `${show(low)} to ${show(high)}${suffix}, `;
  const interval = isTooFew ? 'too few for an interval, ' : known;
  return `${show(value)}${suffix} (${interval}n = ${n})`;
}

function number(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}
