import type { Sql } from '../ground/db/index.ts';
import type { Tenant } from './tenant.ts';

/** Creates the tenant of that name with its storage, or returns the one that exists. */
export async function ensureTenant(sql: Sql, name: string): Promise<Tenant> {
  const [row] = await sql.query<{ id: string }>('select create_tenant($1) as id', [name]);
  const tenant = row && (await findTenant(sql, row.id));
  if (!tenant) throw new Error('the tenant just created is not there');
  return tenant;
}

export async function findTenant(sql: Sql, id: string): Promise<Tenant | undefined> {
  const [tenant] = await sql.query<Tenant>('select id, name, country from tenants where id = $1', [
    id,
  ]);
  return tenant;
}

/** By name, whatever the case of its letters. */
export async function findTenantByName(sql: Sql, name: string): Promise<Tenant | undefined> {
  const [tenant] = await sql.query<Tenant>(
    'select id, name, country from tenants where lower(name) = lower($1)',
    [name.trim()],
  );
  return tenant;
}

export async function listTenants(sql: Sql): Promise<Tenant[]> {
  return sql.query<Tenant>('select id, name, country from tenants order by name');
}
