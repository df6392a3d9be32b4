import type { DataKeyStore } from '../ground/crypto/index.ts';
import type { WithTenant } from './with-tenant.ts';

/** Keeps each tenant's wrapped data key among its own rows. */
export function createDataKeyStore(withTenant: WithTenant): DataKeyStore {
  return {
    read: (tenantId) =>
      withTenant(tenantId, async (tx) => {
        const [row] = await tx.query<{ wrapped: string }>(
          'select wrapped_key as wrapped from tenant_data_keys where tenant_id = $1',
          [tenantId],
        );
        return row?.wrapped;
      }),
    insert: (tenantId, wrapped) =>
      withTenant(tenantId, async (tx) => {
        const [row] = await tx.query<{ wrapped: string }>(
          `insert into tenant_data_keys as k (tenant_id, wrapped_key) values ($1, $2)
           on conflict (tenant_id) do update set wrapped_key = k.wrapped_key
           returning wrapped_key as wrapped`,
          [tenantId, wrapped],
        );
        if (!row) throw new Error('the data key just kept is not there');
        return row.wrapped;
      }),
  };
}
