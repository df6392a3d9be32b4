import type { Db } from '../ground/db/index.ts';
import { listTenants, type WithTenant } from '../tenancy/index.ts';
import { dropRetired } from './tool-key-store.ts';

/** Removes sessions that are over, withdrawn private keys, and nonces no token can come back with, tenant by tenant. */
export function createTidyUp(needs: { db: Db; withTenant: WithTenant }): () => Promise<void> {
  const { db, withTenant } = needs;
  return async () => {
    for (const { id } of await listTenants(db)) {
      await withTenant(id, async (tx) => {
        await tx.query('delete from sessions where tenant_id = $1 and expires_at < now()', [id]);
        await dropRetired(tx, id);
        await tx.query('delete from used_nonces where tenant_id = $1 and expires_at < now()', [id]);
      });
    }
  };
}
