import type { Budget } from '../budget/index.ts';
import type { ChatRouter, Quote } from '../models/index.ts';
import {
  createJudgeCases,
  createReadGates,
  findRun,
  judgeAnswer,
  latestRuns,
  verdictsOf,
  type AnswerVerdict,
  type Gates,
  type Judge,
} from '../quality/index.ts';
import type { Versions } from '../tenancy/index.ts';
import { createCanAsk } from '../tutor/index.ts';
import type { Ground } from './ground.ts';

/** What was measured and published, and what teachers say of answers. */
export function composeQuality(
  { db, withTenant }: Ground,
  { newest: serving, gates }: { readonly newest: Versions; readonly gates: Gates },
) {
  return {
    latestRuns: () => latestRuns(db),
    findRun: (id: string) => findRun(db, id),
    judgeAnswer: (judge: Judge, turnId: string, verdict: AnswerVerdict | null) =>
      withTenant(judge.tenantId, (tx) => judgeAnswer(tx, judge, { turnId, verdict, serving })),
    readGates: createReadGates({ withTenant, gates }),
    verdictsOf: (judge: Judge) => withTenant(judge.tenantId, (tx) => verdictsOf(tx, judge)),
  };
}

/** A judge of the school's own cases, asked like every other model. */
export function composeJudging(
  { withTenant }: Ground,
  asking: { readonly router: ChatRouter; readonly quote: Quote; readonly budget: Budget },
) {
  return {
    judgeCases: createJudgeCases({ withTenant, ...asking }),
    canJudge: createCanAsk({ router: asking.router, tasks: ['judge'], wanted: true }),
  };
}
