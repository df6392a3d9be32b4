import type { Db, Tx } from '../ground/db/index.ts';

/**
 * The only way to a tenant's rows: one transaction in which row level security lets that tenant's
 * rows through and nobody else's. Calls inside it for the same tenant join the transaction.
 * Never wait for another server inside `work`: it holds a database connection.
 */
export type WithTenant = <T>(tenantId: string, work: (tx: Tx) => Promise<T>) => Promise<T>;

export function createWithTenant(db: Db): WithTenant {
  return (tenantId, work) => db.tenantTransaction(tenantId, work);
}
