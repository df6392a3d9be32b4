import type { Tx } from '../ground/db/index.ts';
import type { Canary } from './canary.ts';

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

/** The turn of the tenant's that began last, if it has any: its trace is asked for. */
export async function newestTurn(tx: Tx, tenantId: string): Promise<string | undefined> {
  const [turn] = await tx.query<{ id: string }>(
    'select id from turns where tenant_id = $1 order by created_at desc limit 1',
    [tenantId],
  );
  return turn?.id;
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
