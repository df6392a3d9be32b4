import type { Tx } from '../ground/db/index.ts';
import type { Visibility, VisibilityLevel } from './visibility.ts';

/** What the school lets those who teach see of single students; `named` until it has said. */
export async function readVisibility(tx: Tx, tenantId: string): Promise<Visibility> {
  const [row] = await tx.query<Visibility>(
    'select level, salt from visibility_policies where tenant_id = $1',
    [tenantId],
  );
  return row ?? { level: 'named', salt: null };
}

/** Holds from the next request on; pseudonyms stay what they were. */
export async function setVisibility(
  tx: Tx,
  tenantId: string,
  level: VisibilityLevel,
): Promise<void> {
  await tx.query(
    `insert into visibility_policies (tenant_id, level) values ($1, $2)
     on conflict (tenant_id) do update set level = excluded.level`,
    [tenantId, level],
  );
}
