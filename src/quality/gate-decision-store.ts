import { asJson, type Tx } from '../ground/db/index.ts';
import type { TrialReport } from './ranked-cases.ts';

export interface GateDecision {
  readonly part: string;
  /** What served; null where nobody kept it. */
  readonly before: string | null;
  readonly after: string;
  /**
   * not_kept: what served can be asked no more, so there was nothing to hold on to. regressed: it is worse,
   * and serves because it could not be held back.
   */
  readonly verdict: 'passed' | 'failed' | 'overruled' | 'no_cases' | 'not_kept' | 'regressed';
  /** Of the cases it was decided by. */
  readonly fingerprint: string | null;
  /** In the words of whoever overruled it. */
  readonly because: string | null;
  /** Of a trial that was made here. */
  readonly report: TrialReport | null;
}

/** Lines of the audit: they are added and never changed. */
export async function noteDecision(
  tx: Tx,
  tenantId: string,
  decision: Pick<GateDecision, 'part' | 'before' | 'after' | 'verdict'> & Partial<GateDecision>,
): Promise<void> {
  const { part, before, after, verdict, fingerprint, because, report } = decision;
  await tx.query(
    `insert into gate_decisions (tenant_id, part, before, after, verdict, fingerprint, because, report)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tenantId,
      part,
      before,
      after,
      verdict,
      fingerprint ?? null,
      because ?? null,
      report ? asJson(report) : null,
    ],
  );
}

const columns = 'part, before, after, verdict, fingerprint, because, report, at';

/** Newest first. */
export async function gateDecisions(
  tx: Tx,
  tenantId: string,
  limit: number,
): Promise<(GateDecision & { at: Date })[]> {
  return tx.query<GateDecision & { at: Date }>(
    `select ${columns} from gate_decisions where tenant_id = $1 order by id desc limit $2`,
    [tenantId, limit],
  );
}

/** The last word on each part. */
export async function lastDecisions(
  tx: Tx,
  tenantId: string,
): Promise<ReadonlyMap<string, GateDecision & { at: Date }>> {
  const rows = await tx.query<GateDecision & { at: Date }>(
    `select distinct on (part) ${columns} from gate_decisions
     where tenant_id = $1 order by part, id desc`,
    [tenantId],
  );
  return new Map(rows.map((row) => [row.part, row]));
}
