import { level } from './compare-runs.ts';
import type { Comparison, RunReport } from './run-report.ts';
import { mcnemarExact } from './statistics/mcnemar.ts';

/** What two runs must share for a difference to be that of the newcomer. */
const shared = { corpus: 'on other files', mode: 'in another mode' } as const;

/**
 * Why a run does not show that a newcomer is no worse than what serves; undefined when it does: compared,
 * case by case and with nothing else changed, with a whole run of what serves now.
 * @param serves what the earlier run must have been made with, by the names of its setup
 */
export function comparisonObjection(
  report: RunReport,
  serves: Readonly<Record<string, string>>,
): string | undefined {
  const comparison = report.comparisons.find(({ run }) => run !== null);
  if (!comparison) return 'The run is not compared with an earlier one.';
  const { against, run, verdict } = comparison;
  if (run === report.id) return 'The run is compared with itself.';
  const other = earlierObjection(report, comparison, serves);
  if (other) return other;
  if (verdict === 'worse') return `The run is worse than ${against}.`;
  return fewerObjection(report, comparison);
}

function earlierObjection(
  { gold, setup, cases }: RunReport,
  { earlier, pairs, against }: Comparison,
  serves: Readonly<Record<string, string>>,
): string | undefined {
  if (!earlier) return `The run does not tell what ${against} was; compare it again.`;
  const fault = (what: string): string => `The run is compared with ${against}, ${what}.`;
  if (!earlier.complete) return fault('which was stopped before all its cases were done');
  if (earlier.gold !== gold.fingerprint) return fault('which was made of other cases');
  for (const [key, name] of Object.entries(shared))
    if (earlier.setup[key] !== setup[key]) return fault(`which was made ${name}`);
  if (pairs !== cases.length)
    return fault(`with which it has ${pairs} of its ${cases.length} cases in common`);
  if (!earlier.credited) return fault('not all of whose cases its own model answered');
  const strange = Object.entries(serves).find(([key, name]) => earlier.setup[key] !== name);
  return strange && fault(`but ${strange[1]} serves here now`);
}

/** With so few cases the test would call not even the loss of all of them worse: then fewer that pass are. */
function fewerObjection(
  { cases }: RunReport,
  { pairs, measures, earlier, against }: Comparison,
): string | undefined {
  const before = earlier?.passed ?? 0;
  const after = cases.filter(({ outcome }) => outcome === 'passed').length;
  const isTooFew = mcnemarExact(0, pairs) * measures.length >= level;
  return isTooFew && after < before
    ? `Of ${pairs} cases, too few for the test to say anything, ${after} passed and ${before} in ${against}.`
    : undefined;
}
