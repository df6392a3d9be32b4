import type { CaseRun, OpenSuite, SuiteCase } from '../suite.ts';
import { withAskedTurns } from './asked-turns.ts';
import { traceOf, type AskedTurn } from './student.ts';

interface CreditNeeds {
  /** The model that the run is about, as provider:model. */
  readonly chat: string;
  readonly answeredBy: (turn: AskedTurn) => Promise<string | undefined>;
}

/**
 * A suite that says of every case which model answered it: where a model fails, the next one answers in
 * its place, and the answer says nothing about the model that the run is about.
 */
export function creditModel<Case extends SuiteCase>(
  suite: OpenSuite<Case>,
  { chat, answeredBy }: CreditNeeds,
): OpenSuite<Case> {
  return {
    ...suite,
    run: async (one, signal) => {
      const { done, turns } = await withAskedTurns(() => suite.run(one, signal));
      const names = await Promise.all(turns.map(answeredBy));
      const at = names.findIndex((name) => name !== undefined && name !== chat);
      const other = names[at];
      if (other !== undefined)
        return markStranger(done, { chat, other, trace: traceOf(turns[at] as AskedTurn) });
      const isAsked = names.some((name) => name !== undefined);
      return isAsked ? { ...done, report: { ...done.report, answeredBy: chat } } : done;
    },
  };
}

/** It may pass for its words, and a person has to see whose they are. */
function markStranger(
  { report, costMicros }: CaseRun,
  { chat, other, trace }: { chat: string; other: string; trace: CaseRun['report']['trace'] },
): CaseRun {
  const why = `answered by ${other}, not by ${chat}`;
  return {
    costMicros,
    report: {
      ...report,
      answeredBy: other,
      outcome: report.outcome === 'passed' ? 'review' : report.outcome,
      reason: report.reason === null ? why : `${report.reason}, ${why}`,
      trace: report.trace.length > 0 ? report.trace : trace,
    },
  };
}
