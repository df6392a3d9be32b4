import { digest } from '../ground/crypto/index.ts';
import type { Search } from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { readRanks, writeRanks } from './case-rank-store.ts';
import { goldFile } from './gate.ts';
import type { GateDecision } from './gate-decision-store.ts';
import type { JudgedAnswer } from './judged-answer-store.ts';
import { conclude, rankOf, type Rank } from './ranked-cases.ts';

/** What a school's cases say of the ranking that came with a release; undefined when none came. */
export type WeighRanking = (
  tenantId: string,
  held: string,
  answers: readonly JudgedAnswer[],
  signal: AbortSignal,
) => Promise<
  | (Pick<GateDecision, 'verdict'> & Partial<Pick<GateDecision, 'fingerprint' | 'report'>>)
  | undefined
>;

interface WeighRankingNeeds {
  readonly withTenant: WithTenant;
  /** The ranking of this program. */
  readonly version: string;
  readonly search: Search;
}

/** The material changes meanwhile, so that ranks are not compared with those of long ago. */
const freshMs = 24 * 60 * 60 * 1000;

/**
 * Writes down where the passages of the cases stand while a ranking serves, and compares when another one
 * has come. It serves by then: a program ranks in one way. What is worse is reported, not held back.
 */
export function createWeighRanking({
  withTenant,
  version,
  search,
}: WeighRankingNeeds): WeighRanking {
  async function measure(tenantId: string, answers: readonly JudgedAnswer[], signal: AbortSignal) {
    const ranks: Record<string, Rank> = {};
    for (const answer of answers)
      ranks[answer.turnId] = await rankOf(search, tenantId, answer, signal);
    return ranks;
  }

  return async (tenantId, held, answers, signal) => {
    const fingerprint = digest(goldFile(answers));
    const kept = await withTenant(tenantId, (tx) => readRanks(tx, tenantId, held));
    if (held === version) {
      const isFresh = kept?.fingerprint === fingerprint && Date.now() - kept.at.getTime() < freshMs;
      if (isFresh || answers.length === 0) return undefined;
      const ranks = await measure(tenantId, answers, signal);
      await withTenant(tenantId, (tx) => writeRanks(tx, tenantId, version, { fingerprint, ranks }));
      return undefined;
    }
    if (answers.length === 0) return { verdict: 'no_cases' };
    if (!kept) return { verdict: 'not_kept' };
    const known = answers.filter(({ turnId }) => turnId in kept.ranks);
    const now = await measure(tenantId, known, signal);
    const tried = known.map((answer) => ({
      answer,
      before: kept.ranks[answer.turnId] ?? null,
      after: now[answer.turnId] ?? null,
    }));
    const report = conclude(version, tried);
    return { verdict: report.isHeldBack ? 'regressed' : 'passed', fingerprint, report };
  };
}
