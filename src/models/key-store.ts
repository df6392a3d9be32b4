import type { Sql } from '../ground/db/index.ts';

/** A key as it is kept: sealed, with its last characters in the clear. */
export interface StoredKey {
  readonly provider: string;
  readonly sealedKey: string;
  readonly hint: string;
  readonly createdAt: Date;
}

const columns = 'provider, sealed_key as "sealedKey", hint, created_at as "createdAt"';

/** Keys of a tenant; `null` stands for the installation's own. Tenants' keys need withTenant around it. */
export async function readKeys(sql: Sql, tenantId: string | null): Promise<StoredKey[]> {
  if (tenantId === null) return sql.query(`select ${columns} from model_keys order by provider`);
  return sql.query(
    `select ${columns} from tenant_model_keys where tenant_id = $1 order by provider`,
    [tenantId],
  );
}

export async function writeKey(
  sql: Sql,
  tenantId: string | null,
  { provider, sealedKey, hint }: Omit<StoredKey, 'createdAt'>,
): Promise<void> {
  if (tenantId === null) {
    await sql.query(
      `insert into model_keys (provider, sealed_key, hint) values ($1, $2, $3)
       on conflict (provider) do update set sealed_key = $2, hint = $3, created_at = now()`,
      [provider, sealedKey, hint],
    );
    return;
  }
  await sql.query(
    `insert into tenant_model_keys (tenant_id, provider, sealed_key, hint) values ($1, $2, $3, $4)
     on conflict (tenant_id, provider) do update set sealed_key = $3, hint = $4, created_at = now()`,
    [tenantId, provider, sealedKey, hint],
  );
}

export async function replaceSealedKey(
  sql: Sql,
  tenantId: string | null,
  { provider, sealedKey }: Pick<StoredKey, 'provider' | 'sealedKey'>,
): Promise<void> {
  if (tenantId === null) {
    await sql.query('update model_keys set sealed_key = $2 where provider = $1', [
      provider,
      sealedKey,
    ]);
    return;
  }
  await sql.query(
    'update tenant_model_keys set sealed_key = $3 where tenant_id = $1 and provider = $2',
    [tenantId, provider, sealedKey],
  );
}

/** False when there was none. */
export async function deleteKey(
  sql: Sql,
  tenantId: string | null,
  provider: string,
): Promise<boolean> {
  const gone =
    tenantId === null
      ? await sql.query('delete from model_keys where provider = $1 returning provider', [provider])
      : await sql.query(
          'delete from tenant_model_keys where tenant_id = $1 and provider = $2 returning provider',
          [tenantId, provider],
        );
  return gone.length > 0;
}
