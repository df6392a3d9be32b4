import type { Sql, Tx } from '../ground/db/index.ts';
import { canaryPattern, type Canary } from './canary.ts';

export async function findCanary(tx: Tx, tenantId: string): Promise<Canary | undefined> {
  const [canary] = await tx.query<Canary>(
    `select tenant_id as "tenantId", word, course_id as "courseId", document_id as "documentId"
     from canaries where tenant_id = $1`,
    [tenantId],
  );
  return canary;
}

/** Two processes may plant at once; the first one's stays. */
export async function insertCanary(tx: Tx, canary: Canary): Promise<void> {
  await tx.query(
    `insert into canaries (tenant_id, word, course_id, document_id) values ($1, $2, $3, $4)
     on conflict (tenant_id) do nothing`,
    [canary.tenantId, canary.word, canary.courseId, canary.documentId],
  );
}

/**
 * Turns of a tenant, whose traces are asked for: the newest ones, and as many others from `from` on. All of
 * them while there are no more than `most`.
 */
export async function turnsToFollow(
  tx: Tx,
  tenantId: string,
  { most, from }: { readonly most: number; readonly from: string },
): Promise<string[]> {
  const turns = await tx.query<{ id: string }>(
    `(select id from turns where tenant_id = $1 order by created_at desc limit $2)
     union
     (select id from (
        (select id, 1 as lap from turns where tenant_id = $1 and id >= $3 order by id limit $2)
        union all
        (select id, 2 as lap from turns where tenant_id = $1 and id < $3 order by id limit $2)) around
      order by lap, id limit $2)`,
    [tenantId, most, from],
  );
  return turns.map(({ id }) => id);
}

/**
 * Tables in which rows of other tenants can be seen now, without any condition in the query: what a
 * dump under this tenant would hold.
 */
export async function tablesShowingOthers(tx: Tx, tenantId: string): Promise<string[]> {
  const tables = await tx.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where a.attname = 'tenant_id' and not a.attisdropped and c.relkind in ('r', 'p') and c.relrowsecurity
       and has_table_privilege(c.oid, 'select')
     order by 1`,
  );
  const showing: string[] = [];
  for (const { name } of tables) {
    const [row] = await tx.query<{ others: boolean }>(
      `select exists (select from ${name} where tenant_id is distinct from $1) as others`,
      [tenantId],
    );
    if (row?.others) showing.push(name);
  }
  return showing;
}

/**
 * Tables behind no tenant's wall that hold a canary: jobs, published evaluations, whatever else the
 * program writes down for the whole installation. Nothing of a tenant's material may get there.
 */
export async function sharedTablesHolding(sql: Sql): Promise<string[]> {
  const tables = await sql.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and not c.relrowsecurity
       and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
       and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
     order by 1`,
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const [row] = await sql.query<{ held: boolean }>(
      `select exists (select from ${name} t where t::text ~ '${canaryPattern}') as held`,
    );
    if (row?.held) holding.push(name);
  }
  return holding;
}
