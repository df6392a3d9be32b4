import type { TestDatabase } from './databases.ts';

/**
 * Tables of the whole database, behind no wall, with a row whose text holds one of these; by table how
 * many rows.
 */
export async function rowsNaming(
  { databases }: Pick<TestDatabase, 'databases'>,
  needles: readonly string[],
): Promise<Record<string, number>> {
  return databases.withOwner(async (owner) => {
    const tables = await owner.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'pgboss') order by 1`,
    );
    const naming: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await owner.query<{ count: number }>(
        `select count(*)::int as count from ${name} t
         where exists (select from unnest($1::text[]) as needle where strpos(t::text, needle) > 0)`,
        [[...needles]],
      );
      if (row && row.count > 0) naming[name] = row.count;
    }
    return naming;
  });
}
