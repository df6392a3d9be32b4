import { dataKeyPurpose, type DataKeyStore, type Reseal } from '../ground/crypto/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from './with-tenant.ts';

/**
 * Keeps each tenant's wrapped data key among its own rows.
 * @param mayKeep throws in the transaction of a first key that must not be kept
 */
export function createDataKeyStore(
  withTenant: WithTenant,
  mayKeep: () => Promise<void> = async () => {},
): DataKeyStore {
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
        await mayKeep();
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

/** Wraps the tenant's data key anew; what it seals stays as it is. */
export async function resealDataKey(tx: Tx, tenantId: string, reseal: Reseal): Promise<void> {
  const [row] = await tx.query<{ wrapped: string }>(
    'select wrapped_key as wrapped from tenant_data_keys where tenant_id = $1 for update',
    [tenantId],
  );
  if (!row) return;
  await tx.query('update tenant_data_keys set wrapped_key = $2 where tenant_id = $1', [
    tenantId,
    reseal(row.wrapped, dataKeyPurpose(tenantId)),
  ]);
}

/** What it sealed can never be opened again; the next value makes a new one. */
export async function dropDataKey(tx: Tx, tenantId: string): Promise<void> {
  await tx.query('delete from tenant_data_keys where tenant_id = $1', [tenantId]);
}

/** Values sealed by the master key itself, as was done before tenants had data keys. */
export async function countSealedDirectly(tx: Tx, tenantId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*) as count from (
       select sealed_jwk from private_keys where tenant_id = $1
       union all select sealed_token from lms_connections where tenant_id = $1
       union all select sealed_secret from canvas_api_keys where tenant_id = $1
       union all select sealed_tokens from course_connections where tenant_id = $1
     ) as sealed (value) where value not like 'e1.%'`,
    [tenantId],
  );
  return row?.count ?? 0;
}
