import type { Db } from '../ground/db/index.ts';
import { listTenants, type WithTenant } from '../tenancy/index.ts';
import { dropRetired } from './tool-key-store.ts';

const refusalsKept = '90 days';

/** Removes sessions that are over, withdrawn private keys, nonces no token can come back with, and old refusals, tenant by tenant. */
export function createTidyUp(needs: { db: Db; withTenant: WithTenant }): () => Promise<void> {
  const { db, withTenant } = needs;
  return async () => {
    await db.query('delete from stranger_refusals where at < now() - $1::interval', [refusalsKept]);
    for (const { id } of await listTenants(db)) {
      await withTenant(id, async (tx) => {
        await tx.query('delete from sessions where tenant_id = $1 and expires_at < now()', [id]);
        await dropRetired(tx, id);
        await tx.query('delete from used_nonces where tenant_id = $1 and expires_at < now()', [id]);
        await tx.query(
          'delete from launch_refusals where tenant_id = $1 and at < now() - $2::interval',
          [id, refusalsKept],
        );
      });
    }
  };
}
