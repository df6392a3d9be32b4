import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db, Tx } from './db.ts';
import { DatabaseUnusableError } from './unusable.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const folder = join(import.meta.dirname, '../../../migrations');

// Our own slot in the space of advisory locks; the value has no meaning.
const advisoryLock = 7_263_045_118;

/**
 * Brings the schema up to date: numbered files, forward only, one transaction each, one process at
 * a time.
 * @throws DatabaseUnusableError when the database is newer than this program, a file already applied was edited, or one fails.
 */
export async function migrate(
  owner: Db,
  migrations: readonly Migration[] = readMigrations(),
): Promise<void> {
  await owner.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [advisoryLock]);
    await tx.query(`create table if not exists schema_migrations (
      version integer primary key, name text not null, checksum text not null,
      applied_at timestamptz not null default now())`);
  });
  for (const migration of migrations) {
    await owner.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [advisoryLock]);
      if (!(await isApplied(tx, migration))) await apply(tx, migration);
    });
  }
  await refuseNewer(owner, migrations.at(-1)?.version ?? 0);
}

export function readMigrations(dir: string = folder): Migration[] {
  return readdirSync(dir)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .toSorted()
    .map((file) => {
      const sql = readFileSync(join(dir, file), 'utf8');
      return {
        version: Number(file.slice(0, 4)),
        name: file,
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      };
    });
}

async function isApplied(tx: Tx, migration: Migration): Promise<boolean> {
  const [row] = await tx.query<{ checksum: string }>(
    'select checksum from schema_migrations where version = $1',
    [migration.version],
  );
  if (row && row.checksum !== migration.checksum) {
    throw new DatabaseUnusableError(
      `Migration ${migration.name} was edited after it was applied; write a new one instead.`,
    );
  }
  return row !== undefined;
}

async function apply(tx: Tx, migration: Migration): Promise<void> {
  try {
    await tx.query(migration.sql);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseUnusableError(`Migration ${migration.name} failed: ${reason}`, { cause });
  }
  await tx.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
    migration.version,
    migration.name,
    migration.checksum,
  ]);
}

async function refuseNewer(owner: Db, newest: number): Promise<void> {
  const [row] = await owner.query<{ version: number }>(
    'select max(version)::int as version from schema_migrations',
  );
  if (row && row.version > newest) {
    throw new DatabaseUnusableError(
      `The database is at migration ${row.version}, this program knows only ${newest}. Start the newer release, or restore a backup.`,
    );
  }
}
