import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSchema } from '../../src/trust/index.ts';
import { mainEngine } from '../support/databases.ts';

const folder = join(import.meta.dirname, '../../migrations');

// features: B03
it('the schema that papers are written from is the one that a database has, table by table and column by column', async () => {
  const migrations = readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  await using database = await mainEngine.open();
  const rows = await database.databases.withOwner((owner) =>
    owner.query<{ name: string; columns: string[] }>(
      `select c.relname as name, array_agg(a.attname::text order by a.attname::text collate "C") as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
       where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = 'public'
         and a.attnum > 0 and not a.attisdropped and c.relname <> 'schema_migrations'
       group by 1`,
    ),
  );
  const sorted = (columns: readonly string[]): string[] => columns.toSorted();
  expect(
    Object.fromEntries([...readSchema(migrations)].map(([name, all]) => [name, sorted(all)])),
  ).toEqual(Object.fromEntries(rows.map(({ name, columns }) => [name, sorted(columns)])));
});
