import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  dimensions,
  labelledReply,
  type JudgedCases,
  type LabelledReply,
} from '../quality/index.ts';
import { printTable } from './table.ts';
import { CliError, requireScope, withInstallation } from './with-installation.ts';

interface JudgeOptions {
  readonly tenant: string;
  readonly course?: string;
  readonly labels?: string;
}

const patienceMs = 60 * 60 * 1000;

/** `preceptor eval judge`: the rubric of tutoring on an institution's own cases, by the model of the task `judge`. */
export function addJudgeCommand(evals: Command): void {
  evals
    .command('judge')
    .description(
      'have the model that is routed for “judge” read answers that were called right by the eight dimensions of tutoring',
    )
    .requiredOption('--tenant <name>', 'institution')
    .option('--course <context-id>', 'only this course, by its context id in the LMS')
    .option('--labels <file>', 'replies that people have labelled, to hold the judge against')
    .action(judgeCases);
}

async function judgeCases({ labels, ...scope }: JudgeOptions): Promise<void> {
  const labelled = labels === undefined ? [] : readLabelled(labels);
  await withInstallation(async (composed) => {
    const { tenantId, courseId } = await requireScope(composed, scope);
    if (!(await composed.judging.canJudge(tenantId)))
      throw new CliError(
        `No language model can be asked to judge. Route one: preceptor models --tenant "${scope.tenant}" choose judge provider:model`,
      );
    const signal = AbortSignal.timeout(patienceMs);
    print(await composed.judging.judgeCases({ tenantId, courseId, labelled }, signal));
  });
}

function print({ judges, labels, unread, left, calibration }: JudgedCases): void {
  if (labels.length + unread + left === 0)
    throw new CliError('No answer was called right yet. Instructors do it under each answer.');
  printTable(
    ['dimension', 'good', 'κ with people', ''],
    dimensions.map(({ key, label, good }) => {
      const { trust = 'uncalibrated', kappa = null } = calibration.trust[key] ?? {};
      const fine = labels.filter((one) => one[key] === good).length;
      return [label, `${fine} of ${labels.length}`, kappa?.toFixed(2) ?? '–', trust];
    }),
  );
  console.error(`Judged by ${judges.join(', ') || 'nobody'}.`);
  if (unread > 0) console.error(`${unread} replies of the judge could not be read.`);
  if (left > 0)
    console.error(`${left} cases were not judged: no model answered, or the money is used up.`);
}

/** @throws CliError naming the first bad line */
function readLabelled(file: string): LabelledReply[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CliError(`${file} cannot be read.`, { cause });
  }
  return text.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === '') return [];
    const read = labelledReply.safeParse(jsonOf(line));
    if (read.success) return [read.data];
    const [issue] = read.error.issues;
    throw new CliError(`${file}, line ${at + 1}: ${issue?.path.join('.')}: ${issue?.message}`);
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
