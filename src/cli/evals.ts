import { readFileSync, writeFileSync } from 'node:fs';
import { InvalidArgumentError, type Command } from 'commander';
import {
  answerVerdicts,
  fewestStudents,
  gateCases,
  goldFile,
  judgedAnswers,
  masteryRun,
  publishRun,
  readAnswers,
  runReport,
  type AnswerVerdict,
  type RunReport,
} from '../quality/index.ts';
import { addJudgeCommand } from './judge-cases.ts';
import { CliError, requireScope, withInstallation } from './with-installation.ts';

export function addEvalCommands(program: Command): void {
  const evals = program.command('eval').description('test cases and published evaluations');
  evals
    .command('publish <run.json>')
    .description('show a run on the public page /eval, with its failures and their transcripts')
    .action(publishFile);
  evals
    .command('mastery')
    .description(
      'how well mastery foretells answers given alone, over all schools together; names nobody',
    )
    .requiredOption('--out <run.json>', 'file to write; `eval publish` shows it on /eval')
    .action(writeMasteryRun);
  evals
    .command('cases')
    .description('answers that instructors called right or wrong, as lines of a gold file')
    .requiredOption('--tenant <name>', 'institution')
    .option('--course <context-id>', 'only this course, by its context id in the LMS')
    .option('--verdict <verdict>', 'right or wrong', readVerdict, 'right')
    .action(printCases);
  addJudgeCommand(evals);
}

function readVerdict(value: string): AnswerVerdict {
  const verdict = answerVerdicts.find((known) => known === value);
  if (verdict) return verdict;
  throw new InvalidArgumentError('right or wrong.');
}

interface CasesOptions {
  readonly tenant: string;
  readonly course?: string;
  readonly verdict: AnswerVerdict;
}

async function printCases({ verdict, ...scope }: CasesOptions): Promise<void> {
  await withInstallation(async (composed) => {
    const { tenantId, courseId } = await requireScope(composed, scope);
    const answers = await composed.ground.withTenant(tenantId, (tx) =>
      judgedAnswers(tx, tenantId, courseId),
    );
    const wanted = answers.filter((answer) => answer.verdict === verdict);
    const printed = verdict === 'right' ? gateCases(wanted) : wanted;
    process.stdout.write(goldFile(printed));
    if (wanted.length === 0)
      console.error(`No answer was called ${verdict} yet. Instructors do it under each answer.`);
    else if (printed.length < wanted.length)
      console.error(`${wanted.length - printed.length} left out: they cite nothing.`);
  });
}

async function writeMasteryRun({ out }: { readonly out: string }): Promise<void> {
  await withInstallation(async ({ ground }) => {
    const startedAt = new Date();
    const run = masteryRun({
      students: await readAnswers(ground.db, ground.withTenant),
      gold: 'all answers given alone on this installation',
      setup: {
        fold: 'Beta(1, 1), help counts half',
        'students were': 'those of this installation',
      },
      notes: ['What was contested and set aside is left out.'],
      startedAt,
    });
    if (!run)
      throw new CliError(
        `Fewer than ${fewestStudents} students have answered anything alone: nothing is said of so few.`,
      );
    writeFileSync(out, `${JSON.stringify(run, null, 1)}\n`);
    console.log(`Written: ${out}`);
  });
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

/** @throws CliError when the file holds no run */
export function readReport(file: string): RunReport {
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
