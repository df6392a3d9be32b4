import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { publishRun, runReport, type RunReport } from '../quality/index.ts';
import { CliError, withInstallation } from './with-installation.ts';

export function addEvalCommands(program: Command): void {
  program
    .command('eval')
    .description('published evaluations')
    .command('publish <run.json>')
    .description('show a run on the public page /eval, with its failures and their transcripts')
    .action(publishFile);
}

/** @throws CliError when the file is no whole run */
export async function publishFile(file: string): Promise<void> {
  const report = readReport(file);
  if (!report.complete)
    throw new CliError(
      `${file} was stopped before all its cases were done; only whole runs are published.`,
    );
  await withInstallation(async ({ ground }) => {
    const fresh = await publishRun(ground.db, report);
    const where = `${ground.config.publicUrl}/eval/runs/${report.id}`;
    console.log(fresh ? `Published: ${where}` : `It was public already: ${where}`);
  });
}

function readReport(file: string): RunReport {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new CliError(`${file} cannot be read as JSON.`, { cause });
  }
  const { success, data, error } = runReport.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw new CliError(`${file} is not a run: ${issue?.path.join('.')}: ${issue?.message}`);
}
