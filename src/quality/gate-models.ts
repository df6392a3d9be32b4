import { isOffline } from '../models/index.ts';
import { gateObjection } from './gate.ts';
import type { JudgedAnswer } from './judged-answer-store.ts';
import type { RunReport } from './run-report.ts';

/** A model that is to answer a tenant's students, and why it may not yet; undefined when it may. */
export interface WeighedModel {
  readonly name: string;
  readonly objection: string | undefined;
}

/**
 * Weighs every model of a list, for any of them answers once those before it do not: each by the run that
 * was made with it. Behind others the offline tutor needs none: it answers in any case when no model can.
 * @param names provider:model, in the order of asking; `serves`: what answers the school now
 */
export function weighModels(
  answers: readonly JudgedAnswer[],
  { names, serves }: { readonly names: readonly string[]; readonly serves: string },
  reports: readonly RunReport[],
): WeighedModel[] {
  const weighed = [...new Set(names)].filter(
    (name, at) => at === 0 || !isOffline({ provider: name.split(':')[0] ?? '' }),
  );
  return weighed.map((name) => {
    const report = reports.find(({ setup }) => setup['chat'] === name) ?? reports[0];
    return { name, objection: gateObjection(answers, { setting: 'chat', name, serves }, report) };
  });
}
