import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from '../ground/db/index.ts';
import { publishRun } from './published-run-store.ts';
import { runReport } from './run-report.ts';

export type WeeklyRun = (signal: AbortSignal) => Promise<void>;

const program = join(import.meta.dirname, '../../evals/run.ts');

/**
 * Measures retrieval over the operator's gold set and publishes the result (A69). A process of its own
 * with nothing of our environment: it cannot reach the database that serves students.
 * @param weekly undefined = there is nothing to measure
 * @throws Error with what the program said when it failed
 */
export function createWeeklyRun(needs: {
  sql: Sql;
  weekly: { readonly gold: string; readonly corpus: string } | undefined;
}): WeeklyRun {
  const { sql, weekly } = needs;
  return async (signal) => {
    if (!weekly) return;
    const out = await mkdtemp(join(tmpdir(), 'preceptor-weekly-'));
    try {
      const { gold, corpus } = weekly;
      const where = ['--gold', gold, '--corpus', corpus, '--out', out, '--parallel', '1'];
      await run(['retrieval', ...where], signal);
      const report = runReport.parse(JSON.parse(await readFile(join(out, 'run.json'), 'utf8')));
      await publishRun(sql, report);
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  };
}

async function run(args: readonly string[], signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], {
    env: {},
    signal,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data) => {
    said = (said + String(data)).slice(-2_000);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the weekly evaluation ended with ${code}: ${said}`);
}
