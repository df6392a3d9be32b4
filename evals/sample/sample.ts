import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleCourse } from '../../src/lab/course/index.ts';
import { runSuite } from '../run-suite.ts';
import type { Suite, SuiteCase } from '../suite.ts';

/** Our own questions about the course of the demo, whose files are ours as well. */
export const sampleQuestions = join(import.meta.dirname, 'questions.jsonl');

/** What can be asked with questions alone. */
export const sampleSuites: readonly string[] = ['retrieval', 'grounding'];

const aboutSamples = [
  'This run comes with the program: the offline tutor, without any language model, on the small course of the demo.',
  'Traces were left out to keep it small.',
];

/** The run of a suite that comes with the program. */
export function sampleRunFile(suite: string): string {
  return join(import.meta.dirname, `${suite}.json`);
}

/**
 * Runs a suite over what students of the demo course may read, with the offline tutor, and keeps the
 * run beside the questions.
 */
export async function runSample<Case extends SuiteCase>(suite: Suite<Case>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'preceptor-sample-'));
  const corpus = mkdtempSync(join(dir, 'course-'));
  const out = mkdtempSync(join(dir, 'run-'));
  try {
    await writeCourse(corpus);
    const run = await runSuite(suite, {
      gold: sampleQuestions,
      corpus,
      out,
      model: 'offline',
      prompt: undefined,
      judge: undefined,
      embedder: 'offline',
      labels: undefined,
      mode: 'tutor',
      parallel: 2,
      budget: undefined,
      record: undefined,
      replay: undefined,
      compare: undefined,
      only: [],
    });
    // Traces are five sixths of a run, and every installation carries this one.
    const cases = run.cases.map((one) => ({ ...one, trace: [] }));
    const notes = [...run.notes, ...aboutSamples];
    writeFileSync(sampleRunFile(suite.name), `${JSON.stringify({ ...run, cases, notes })}\n`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function writeCourse(dir: string): Promise<void> {
  const { modules } = await sampleCourse();
  const isReleased = (one: { published: boolean; unlockAt?: Date }): boolean =>
    one.published && one.unlockAt === undefined;
  const items = modules.filter(isReleased).flatMap(({ items: its }) => its.filter(isReleased));
  for (const { kind, fileName, bytes } of items)
    if (kind === 'page' || kind === 'file') writeFileSync(join(dir, fileName), bytes);
}
