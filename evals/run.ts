import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { publishFile } from '../src/cli/evals.ts';
import { CliError } from '../src/cli/with-installation.ts';
import { ConfigError } from '../src/config/config.ts';
import { DataLockedError } from '../src/ground/db/index.ts';
import type { RunReport } from '../src/quality/index.ts';
import type { TurnMode } from '../src/tutor/turn-event.ts';
import { CassetteMissError } from './doors/cassette.ts';
import { DoorError } from './doors/student.ts';
import { GoldError } from './gold/gold-error.ts';
import { trainGuard } from './guard/train-guard.ts';
import { OtherRunError } from './journal.ts';
import { runMastery } from './mastery/mastery.ts';
import { printRun } from './report/print-run.ts';
import { EvalError, runSuite, type RunOptions } from './run-suite.ts';
import { runSample, sampleSuites } from './sample/sample.ts';
import { suites } from './suites/suites.ts';

/** Exit code of a run that is worse than the one it was compared with; other failures exit with 1. */
const worseCode = 2;

interface Flags {
  readonly gold: string;
  readonly corpus: string;
  readonly out?: string;
  readonly model?: string;
  readonly judge?: string;
  readonly embedder?: string;
  readonly prompt?: string;
  readonly labels?: string;
  readonly mode: TurnMode;
  readonly parallel: number;
  readonly budget?: number;
  readonly record?: string;
  readonly replay?: string;
  readonly compare?: string;
  readonly only: string[];
}

const program = new Command('npm run eval --')
  .description('Measures the tutor through its own doors, on a database of its own.')
  .showHelpAfterError()
  .exitOverride();

for (const suite of suites) {
  const command = program.command(suite.name).description(suite.title);
  command
    .requiredOption('--gold <file>', 'cases, one JSON object a line')
    .requiredOption('--corpus <dir>', 'folder of course files, read in place')
    .option(
      '--out <dir>',
      'where run.json and report.html go; the same folder resumes a killed run',
    )
    .option('--model <provider:model>', 'model that answers (CHAT_MODEL)')
    .option('--prompt <version>', 'version of a prompt to measure (the newest that answers)')
    .option('--judge <provider:model>', 'model that judges, where a suite has something to judge')
    .option('--embedder <provider:model>', 'model that places texts (EMBEDDING_MODEL, or offline)')
    .option('--labels <file>', 'human labels to hold the judge against')
    .addOption(
      new Option('--mode <mode>', 'how turns are answered')
        .choices(['tutor', 'grounded_qa', 'agent'])
        .default('tutor'),
    )
    .option('--parallel <n>', 'cases at the same time', atLeastOne, 4)
    .option('--budget <dollars>', 'stop before spending more', dollars)
    .option('--record <file>', 'write every model reply to a cassette')
    .option('--replay <file>', 'take model replies from a cassette; asks no model')
    .option('--compare <run.json>', 'compare with an earlier run; exits with 2 when worse')
    .option('--only <start>', 'only cases whose id begins so; may be given several times', more, [])
    .action(async (flags: Flags) => {
      const run = await runSuite(suite, toOptions(suite.name, flags));
      finish(run, flags.compare !== undefined);
    });
}

program
  .command('mastery')
  .description('how well mastery foretells answers: simulated students through the fold, no model')
  .option('--out <dir>', 'where run.json and report.html go')
  .action(async ({ out }: { readonly out?: string }) => {
    printRun(await runMastery(out ?? join('data', 'evals', 'mastery')));
  });

program
  .command('sample')
  .description('measure the demo course again and keep the runs that come with the program')
  .action(async () => {
    for (const suite of suites.filter(({ name }) => sampleSuites.includes(name)))
      await runSample(suite);
  });

program
  .command('train-guard')
  .description('learn the weights of the guard anew from evals/guard/messages.jsonl')
  .action(trainGuard);

program
  .command('publish <run.json>')
  .description('show a run on the public page /eval of the installation of this environment')
  .action(publishFile);

function toOptions(suite: string, flags: Flags): RunOptions {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, '-');
  const out = flags.out ?? join('data', 'evals', `${suite}-${stamp}`);
  const { model, prompt, judge, embedder, labels, budget, record, replay, compare } = flags;
  const named = { model, prompt, judge, embedder };
  return { ...flags, ...named, out, labels, budget, record, replay, compare };
}

function finish(run: RunReport, compared: boolean): void {
  printRun(run);
  if (compared && run.comparisons[0]?.verdict === 'worse') process.exitCode = worseCode;
}

function atLeastOne(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= 64) return number;
  throw new InvalidArgumentError('a whole number from 1 to 64.');
}

function dollars(value: string): number {
  const number = Number(value);
  if (Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError('a number of US dollars above 0.');
}

function more(value: string, previous: string[]): string[] {
  return [...previous, value];
}

const expected = [
  CliError,
  DataLockedError,
  GoldError,
  EvalError,
  OtherRunError,
  ConfigError,
  CassetteMissError,
  DoorError,
];

await program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode;
    return;
  }
  const known = expected.some((kind) => error instanceof kind);
  console.error(known ? (error as Error).message : error);
  process.exitCode = 1;
});
