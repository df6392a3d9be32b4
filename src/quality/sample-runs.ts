import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runReport, type RunReport } from './run-report.ts';

const folder = join(import.meta.dirname, '../../evals/sample');

/** Suites of which a run comes with the program (`npm run eval -- sample`). */
const suites = ['retrieval', 'grounding'];

let read: readonly RunReport[] | undefined;

/** Runs that come with the program: the offline tutor on the course of the demo. Read once. */
export function sampleRuns(): readonly RunReport[] {
  read ??= suites
    .map((suite) => join(folder, `${suite}.json`))
    // A deployment may leave the folder out.
    .filter((file) => existsSync(file))
    .map((file) => runReport.parse(JSON.parse(readFileSync(file, 'utf8'))));
  return read;
}
