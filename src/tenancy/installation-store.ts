import type { Sql } from '../ground/db/index.ts';

/** What the installation was named when its database was made; a copy of the database has the same name. */
export async function installationId(sql: Sql): Promise<string> {
  const [row] = await sql.query<{ id: string }>('select id from installation');
  if (!row) throw new Error('the database holds no name of the installation');
  return row.id;
}
