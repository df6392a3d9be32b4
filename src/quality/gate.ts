import { digest } from '../ground/crypto/index.ts';
import { isOffline } from '../models/index.ts';
import { goldLine } from './gold-line.ts';
import type { JudgedAnswer } from './judged-answer-store.ts';
import type { RunReport } from './run-report.ts';

/** The gold file of these answers; the same answers make the same bytes. */
export function goldFile(answers: readonly JudgedAnswer[]): string {
  return answers.map((answer) => `${JSON.stringify(goldLine(answer))}\n`).join('');
}

/** Right answers that cite something: the cases a change of model must not lose. */
export function gateCases(answers: readonly JudgedAnswer[]): JudgedAnswer[] {
  return answers.filter(({ verdict, cited }) => verdict === 'right' && cited.length > 0);
}

/** What is to answer a tenant's students: a model (provider:model) or a version of a prompt. */
export interface Newcomer {
  readonly setting: 'chat' | 'prompt';
  readonly name: string;
}

/**
 * Why a newcomer may not answer a tenant's students yet; undefined when it may: a whole run of exactly
 * the tenant's own cases with it, compared with an earlier run and not worse.
 */
export function gateObjection(
  answers: readonly JudgedAnswer[],
  { setting, name }: Newcomer,
  report: RunReport | undefined,
): string | undefined {
  const cases = gateCases(answers);
  if (cases.length === 0) return undefined;
  if (!report) return `There are ${cases.length} answers that instructors called right.`;
  const { suite, complete, setup, gold, comparisons } = report;
  // The one suite that looks at what a model makes of right passages, wrong ones and none.
  if (suite !== 'grounding') return `The run is of the suite ${suite}, not of grounding.`;
  if (!complete) return 'The run was stopped before all its cases were done.';
  if (setup[setting] !== name)
    return `The run was made with ${setup[setting] ?? 'another one'}, not with ${name}.`;
  if (setting === 'prompt' && isOffline({ provider: setup['chat']?.split(':')[0] ?? '' }))
    return 'The run was made with the offline tutor, which reads no prompt.';
  if (gold.fingerprint !== digest(goldFile(cases)))
    return 'The run was not made of the cases as they are now.';
  const comparison = comparisons.find(({ run }) => run !== null);
  if (!comparison) return 'The run is not compared with an earlier one.';
  return comparison.verdict === 'worse'
    ? `The run is worse than ${comparison.against}.`
    : undefined;
}
