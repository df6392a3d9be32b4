import type { CaseReport } from '../src/quality/index.ts';
import type { Journal } from './journal.ts';
import type { Progress } from './progress.ts';
import type { OpenSuite, SuiteCase } from './suite.ts';

export interface RunLimits {
  readonly parallel: number;
  /** Millionths of a US dollar for the whole run, what was spent before included; Infinity = none. */
  readonly budgetMicros: number;
}

/** Longest time one case may take, its earlier turns included. */
const caseMs = 10 * 60 * 1000;

/**
 * Runs the cases that are not done, several at a time, until all are done or the budget is spent.
 * Reports in the order of the cases. A door that does not answer ends the run; what is done stays done.
 */
export async function runCases<Case extends SuiteCase>(
  open: OpenSuite<Case>,
  cases: readonly Case[],
  { journal, limits, progress }: { journal: Journal; limits: RunLimits; progress: Progress },
): Promise<readonly CaseReport[]> {
  const reports = new Map(journal.done.map((report) => [report.id, report]));
  const waiting = cases.filter(({ id }) => !reports.has(id));
  let spent = journal.spentMicros;
  const failures: Error[] = [];
  progress.step(reports.size, cases.length);

  async function lane(): Promise<void> {
    while (failures.length === 0 && spent < limits.budgetMicros) {
      const one = waiting.shift();
      if (!one) return;
      const { report, costMicros } = await open.run(one, AbortSignal.timeout(caseMs));
      const { id, title, tags } = one;
      const whole = { id, title, tags: { ...tags }, ...report };
      journal.add(whole, costMicros);
      reports.set(id, whole);
      spent += costMicros;
      progress.step(reports.size, cases.length);
    }
  }

  const lanes = Array.from({ length: limits.parallel }, () =>
    lane().catch((error: unknown) => {
      failures.push(error instanceof Error ? error : new Error(String(error)));
    }),
  );
  await Promise.all(lanes);
  progress.end();
  if (failures[0]) throw failures[0];
  return cases.flatMap(({ id }) => reports.get(id) ?? []);
}
