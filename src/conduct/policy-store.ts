import type { Tx } from '../ground/db/index.ts';

/** Whether what a model finds counts at once, or waits for somebody who teaches. */
export type ModelFindings = 'wait' | 'count';

export async function readModelFindings(tx: Tx, tenantId: string): Promise<ModelFindings> {
  const [row] = await tx.query<{ found: ModelFindings }>(
    'select model_findings as found from conduct_policies where tenant_id = $1',
    [tenantId],
  );
  return row?.found ?? 'wait';
}

export async function setModelFindings(
  tx: Tx,
  tenantId: string,
  findings: ModelFindings,
): Promise<void> {
  await tx.query(
    `insert into conduct_policies (tenant_id, model_findings) values ($1, $2)
     on conflict (tenant_id) do update set model_findings = excluded.model_findings`,
    [tenantId, findings],
  );
}
