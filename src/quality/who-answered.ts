import type { CaseReport, RunReport } from './run-report.ts';

/** Which models answered the cases that ask a model at all, e.g. "ollama:foo in 7 of 9, offline:extractive in 2 of 9". */
export function whoAnswered(cases: readonly CaseReport[]): string {
  const names = namesIn(cases);
  if (names.length === 0) return 'no case asked a model';
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, its]) => `${name} in ${its.length} of ${names.length}`)
    .join(', ');
}

/** Why the figures of a run are not those of the model it names; undefined when they are. */
export function creditObjection({ setup, cases }: RunReport): string | undefined {
  const names = namesIn(cases);
  if (names.length === 0) return 'The run tells of no case which model answered it.';
  return names.every((name) => name === setup['chat'])
    ? undefined
    : `Not all its cases were answered by ${setup['chat'] ?? 'one model'}: ${whoAnswered(cases)}.`;
}

function namesIn(cases: readonly CaseReport[]): string[] {
  return cases.flatMap(({ answeredBy }) => answeredBy ?? []);
}
