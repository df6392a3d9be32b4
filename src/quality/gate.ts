import { digest } from '../ground/crypto/index.ts';
import { isOffline } from '../models/index.ts';
import { comparisonObjection } from './gate-comparison.ts';
import { goldLine } from './gold-line.ts';
import type { JudgedAnswer } from './judged-answer-store.ts';
import type { RunReport } from './run-report.ts';
import { creditObjection } from './who-answered.ts';

/** The gold file of these answers; the same answers make the same bytes. */
export function goldFile(answers: readonly JudgedAnswer[]): string {
  return answers.map((answer) => `${JSON.stringify(goldLine(answer))}\n`).join('');
}

/** Right answers that cite something: the cases a change of model must not lose. */
export function gateCases(answers: readonly JudgedAnswer[]): JudgedAnswer[] {
  return answers.filter(({ verdict, cited }) => verdict === 'right' && cited.length > 0);
}

/** What is to answer a tenant's students, and what of its kind does so now. */
export type Newcomer =
  /** A model, as provider:model. */
  | { readonly setting: 'chat'; readonly name: string; readonly serves: string }
  /** A version of a prompt, and the model that is told it here. */
  | {
      readonly setting: 'prompt';
      readonly name: string;
      readonly serves: string;
      readonly model: string;
    };

/**
 * Why a newcomer may not answer a tenant's students yet; undefined when it may: a whole run of exactly
 * the tenant's own cases, every one answered by it, compared with a run of what serves now and not worse.
 */
export function gateObjection(
  answers: readonly JudgedAnswer[],
  newcomer: Newcomer,
  report: RunReport | undefined,
): string | undefined {
  const cases = gateCases(answers);
  if (cases.length === 0) return undefined;
  if (!report) return `There are ${cases.length} answers that instructors called right.`;
  const { suite, complete, setup, gold } = report;
  // The one suite that looks at what a model makes of right passages, wrong ones and none.
  if (suite !== 'grounding') return `The run is of the suite ${suite}, not of grounding.`;
  if (!complete) return 'The run was stopped before all its cases were done.';
  const { setting, name } = newcomer;
  if (setup[setting] !== name)
    return `The run was made with ${setup[setting] ?? 'another one'}, not with ${name}.`;
  const credit = creditObjection(report);
  if (credit) return credit;
  const unread = newcomer.setting === 'prompt' && promptObjection(newcomer, setup);
  if (unread) return unread;
  if (gold.fingerprint !== digest(goldFile(cases)))
    return 'The run was not made of the cases as they are now.';
  const tried = new Set(report.cases.map(({ id }) => id));
  const left = cases.filter(({ turnId }) => !tried.has(turnId)).length;
  if (left > 0) return `The run leaves out ${left} of ${cases.length} cases.`;
  return comparisonObjection(
    report,
    newcomer.setting === 'chat'
      ? { chat: newcomer.serves }
      : { prompt: newcomer.serves, chat: newcomer.model },
  );
}

/** Why a run says nothing about a prompt here: its words are to be read by the very model that reads them here. */
function promptObjection(
  { name, model }: { readonly name: string; readonly model: string },
  setup: RunReport['setup'],
): string | undefined {
  const { chat = '', replies, told = '' } = setup;
  if (isOffline({ provider: chat.split(':')[0] ?? '' }))
    return 'The run was made with the offline tutor, which reads no prompt.';
  if (chat !== model) return `The run was made with ${chat}; here ${model} is told ${name}.`;
  if (replies !== 'live') return 'The run was replayed: no model read the new words.';
  return told.split(' ').includes(name)
    ? undefined
    : `In no case of the run was a model told ${name}.`;
}
