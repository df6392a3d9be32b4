import type { Tx } from '../ground/db/index.ts';
import type { Audience } from './course.ts';

/** Who is taught in a school, where its courses say nothing else; `unset` until it has said. */
export async function readSchoolAudience(tx: Tx, tenantId: string): Promise<Audience> {
  const [row] = await tx.query<{ audience: Audience }>(
    'select audience from school_audiences where tenant_id = $1',
    [tenantId],
  );
  return row?.audience ?? 'unset';
}

/** Holds from the next answer on; `unset` takes it back. */
export async function setSchoolAudience(
  tx: Tx,
  tenantId: string,
  audience: Audience,
): Promise<void> {
  if (audience === 'unset')
    await tx.query('delete from school_audiences where tenant_id = $1', [tenantId]);
  else
    await tx.query(
      `insert into school_audiences (tenant_id, audience) values ($1, $2)
       on conflict (tenant_id) do update set audience = excluded.audience`,
      [tenantId, audience],
    );
}
