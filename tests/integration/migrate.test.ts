import { describe, expect, it } from 'vitest';
import { migrate, readMigrations, type Migration } from '../../src/ground/db/index.ts';
import { engines } from '../support/databases.ts';

const latest = readMigrations();
const next = (version: number, sql: string): Migration => ({
  version,
  name: `${String(version).padStart(4, '0')}_test.sql`,
  sql,
  checksum: `checksum of ${sql}`,
});

describe.each(engines)('migrations on $name', (engine) => {
  it('change nothing when everything is applied', async () => {
    await using database = await engine.open();
    await database.databases.withOwner((owner) => migrate(owner));
    const [{ count } = { count: 0 }] = await database.databases.app.query<{ count: number }>(
      'select count(*) from schema_migrations',
    );
    expect(count).toBe(latest.length);
  });

  it('refuse a file that was edited after it was applied', async () => {
    await using database = await engine.open();
    const edited = latest.map((migration, at) =>
      at === 0 ? { ...migration, checksum: 'other' } : migration,
    );
    await expect(database.databases.withOwner((owner) => migrate(owner, edited))).rejects.toThrow(
      /0001_ground_rules.sql was edited/,
    );
  });

  it('refuse a database that is newer than the program', async () => {
    await using database = await engine.open();
    await database.databases.withOwner((owner) =>
      migrate(owner, [...latest, next(9000, 'select 1')]),
    );
    await expect(database.databases.withOwner((owner) => migrate(owner))).rejects.toThrow(
      /at migration 9000/,
    );
  });

  it('leave nothing of a file that fails half way', async () => {
    await using database = await engine.open();
    const broken = next(9001, 'create table half_done (a int); select 1 / 0');
    await expect(
      database.databases.withOwner((owner) => migrate(owner, [...latest, broken])),
    ).rejects.toThrow(/9001_test.sql failed: division by zero/);
    const tables = await database.databases.app.query(
      `select 1 from pg_class where relname = 'half_done'`,
    );
    expect(tables).toEqual([]);
  });
});
