import {
  findRun,
  judgeAnswer,
  latestRuns,
  verdictsOf,
  type AnswerVerdict,
  type Judge,
} from '../quality/index.ts';
import type { Versions } from '../tenancy/index.ts';
import type { Ground } from './ground.ts';

/** What was measured and published, and what teachers say of answers. */
export function composeQuality({ db, withTenant }: Ground, serving: Versions) {
  return {
    latestRuns: () => latestRuns(db),
    findRun: (id: string) => findRun(db, id),
    judgeAnswer: (judge: Judge, turnId: string, verdict: AnswerVerdict | null) =>
      withTenant(judge.tenantId, (tx) => judgeAnswer(tx, judge, { turnId, verdict, serving })),
    verdictsOf: (judge: Judge) => withTenant(judge.tenantId, (tx) => verdictsOf(tx, judge)),
  };
}
