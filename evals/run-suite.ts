import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from '../src/ground/crypto/index.ts';
import {
  compareRuns,
  runReport,
  settleContest,
  whoAnswered,
  type RunReport,
} from '../src/quality/index.ts';
import type { TurnMode } from '../src/tutor/turn-event.ts';
import { choosePrompts, type ChosenPrompts } from './doors/chosen-prompts.ts';
import { noCassette, recordTo, replayFrom, type Cassette } from './doors/cassette.ts';
import { fingerprintFolder } from './doors/course.ts';
import { creditModel } from './doors/credit-model.ts';
import { openInstallation } from './doors/installation.ts';
import { openJudge } from './doors/judge.ts';
import { mindCassette } from './doors/mind-cassette.ts';
import { createListener } from './doors/listener.ts';
import { createPrompter } from './doors/prompter.ts';
import { openJournal } from './journal.ts';
import { createProgress } from './progress.ts';
import { renderReport } from './report/render-report.ts';
import { slices, summarise } from './report/summarise.ts';
import { runCases } from './run-cases.ts';
import type { Measure, Suite, SuiteCase } from './suite.ts';

export interface RunOptions {
  readonly gold: string;
  readonly corpus: string;
  readonly out: string;
  readonly model: string | undefined;
  /** Version of a prompt that the run is about; the newest of the one that answers when absent. */
  readonly prompt: string | undefined;
  readonly judge: string | undefined;
  /** What places texts; EMBEDDING_MODEL when undefined. */
  readonly embedder: string | undefined;
  readonly labels: string | undefined;
  readonly mode: TurnMode;
  readonly parallel: number;
  /** US dollars. */
  readonly budget: number | undefined;
  readonly record: string | undefined;
  readonly replay: string | undefined;
  readonly compare: string | undefined;
  readonly only: readonly string[];
}

/** A mistake of the person at the keyboard; the message is all they need to see. */
export class EvalError extends Error {
  override readonly name = 'EvalError';
}

/**
 * Runs one suite and writes run.json and report.html into the folder `out`; picks up where an earlier
 * start of the same run was killed.
 */
export async function runSuite<Case extends SuiteCase>(
  suite: Suite<Case>,
  options: RunOptions,
): Promise<RunReport> {
  const gold = await suite.readGold(options.gold);
  const cases = pick(gold.cases, options.only);
  const before = options.compare === undefined ? undefined : readRun(options.compare);
  if (before && before.suite !== suite.name)
    throw new EvalError(`${options.compare} is a run of ${before.suite}, not of ${suite.name}.`);
  if (!existsSync(options.corpus))
    throw new EvalError(`${options.corpus} is not a folder that can be read.`);
  await mkdir(options.out, { recursive: true });

  const cassette = await openCassette(options);
  const prompter = createPrompter();
  const listener = createListener();
  const replayed = options.replay !== undefined;
  const judge = openJudge({ named: options.judge, replayed }, cassette);
  await using installation = await openInstallation({
    model: { named: options.model, replayed },
    embedder: options.embedder,
    prompts: promptsOf(options),
    wrapModel: (model) => prompter.wrap(listener.wrap(cassette.wrap(model))),
  });
  const setup = {
    ...installation.setup,
    mode: options.mode,
    judge: judge ? `${judge.provider}:${judge.model}` : 'none',
    replies: replayed ? 'replayed from a cassette' : 'live',
  };
  const corpus = await fingerprintFolder(options.corpus);
  const program = await fingerprintProgram();
  const journalFile = join(options.out, 'journal.jsonl');
  const journal = openJournal(
    journalFile,
    digest(JSON.stringify([suite.name, gold.fingerprint, corpus, program, setup, options.only])),
    { id: randomUUID(), startedAt: new Date().toISOString() },
  );
  if (journal.done.length > 0) console.error(`Going on after ${journal.done.length} cases.`);

  const open = await suite.open(
    {
      installation,
      corpusDir: options.corpus,
      mode: options.mode,
      prompter,
      promptsSent: listener.promptsFor,
      judge,
      labelsFile: options.labels,
      say: (line) => console.error(line),
    },
    cases,
  );
  const { answeredBy } = installation.calls;
  const credited = creditModel(open, { chat: installation.setup.chat, answeredBy });
  const reports = await runCases(mindCassette(credited, cassette), cases, {
    journal,
    limits: {
      parallel: options.parallel,
      budgetMicros: options.budget === undefined ? Infinity : options.budget * 1e6,
    },
    progress: createProgress(suite.name),
  });
  const conclusion = await open.conclude(reports);
  const told = (await installation.calls.promptsTold()).join(' ');
  const measures = suite.measures.map((measure) => trusted(measure, conclusion.distrusted));
  const complete = reports.length === cases.length;
  const run: RunReport = runReport.parse({
    format: 1,
    id: journal.id,
    suite: suite.name,
    title: suite.title,
    startedAt: journal.startedAt,
    finishedAt: new Date().toISOString(),
    complete,
    setup: {
      ...setup,
      'answered by': whoAnswered(reports),
      told,
      corpus: corpus.slice(0, 12),
      program: program.slice(0, 12),
    },
    gold: { name: gold.name, fingerprint: gold.fingerprint, cases: cases.length },
    figures: [...summarise(reports, measures), ...conclusion.figures],
    slices: slices(reports, measures, suite.sliceBy),
    tables: [...conclusion.tables],
    notes: [
      ...(complete
        ? []
        : [`Stopped by the budget after ${reports.length} of ${cases.length} cases.`]),
      ...(cassette.inexact() > 0
        ? [
            `${cassette.inexact()} replayed calls had another prompt than the recorded one and were found by their conversation.`,
          ]
        : []),
      ...conclusion.notes,
    ],
    comparisons: [
      ...(before ? [compareRuns(before, reports, measures)] : []),
      ...(conclusion.contests ?? []).map((contest) => settleContest(reports, contest)),
    ],
    cases: [...reports],
  } satisfies RunReport);
  await writeFile(join(options.out, 'run.json'), `${JSON.stringify(run, null, 1)}\n`);
  await writeFile(join(options.out, 'report.html'), await renderReport(run));
  if (complete) rmSync(journalFile);
  return run;
}

function trusted(measure: Measure, distrusted: readonly string[] = []): Measure {
  if (!distrusted.includes(measure.key)) return measure;
  return { ...measure, label: `${measure.label} (not trusted)`, decides: false };
}

function pick<Case extends SuiteCase>(cases: readonly Case[], only: readonly string[]) {
  if (only.length === 0) return cases;
  const chosen = cases.filter(({ id }) => only.some((start) => id.startsWith(start)));
  if (chosen.length === 0) throw new EvalError(`No case begins with ${only.join(' or ')}.`);
  return chosen;
}

function promptsOf({ mode, prompt }: RunOptions): ChosenPrompts {
  try {
    return choosePrompts(mode, prompt);
  } catch (cause) {
    throw new EvalError((cause as Error).message, { cause });
  }
}

async function openCassette({ record, replay }: RunOptions): Promise<Cassette> {
  if (record !== undefined && replay !== undefined)
    throw new EvalError('--record and --replay exclude each other.');
  if (record !== undefined) return recordTo(record);
  if (replay === undefined) return noCassette;
  return replayFrom(replay).catch((cause: Error) => {
    throw new EvalError(cause.message, { cause });
  });
}

/** @throws EvalError when the file is no run */
export function readRun(file: string): RunReport {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new EvalError(`${file} cannot be read as JSON.`, { cause });
  }
  const { success, data, error } = runReport.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw new EvalError(`${file} is not a run: ${issue?.path.join('.')}: ${issue?.message}`);
}

/** What decides how the product behaves: its source, its schema and the program that measures it. */
async function fingerprintProgram(): Promise<string> {
  const root = join(import.meta.dirname, '..');
  const folders = ['src', 'migrations', 'evals'];
  const parts = await Promise.all(folders.map((name) => fingerprintFolder(join(root, name))));
  return digest(parts.join('\n'));
}
