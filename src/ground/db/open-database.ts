import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Pool, types as pgTypes, type CustomTypesConfig, type PoolConfig } from 'pg';
import { createDb, type Db } from './db.ts';
import { takeDataLock } from './data-lock.ts';
import { GatheringSocket } from './gathering-socket.ts';
import { migrate } from './migrate.ts';
import { DatabaseUnusableError, unusable } from './unusable.ts';

/** The role every query of the program runs as: no owner, no superuser, bound by row level security. */
export const appRole = 'preceptor_app';

export interface Databases {
  /** Bound by row level security. Closing it closes all. */
  readonly app: Db;
  /** The same on a connection of its own, for the few statements that may not wait behind the rest. */
  readonly lifeline: Db;
  /** The schema's owner: migrations and the queue's own schema, at start only. */
  withOwner<T>(work: (owner: Db) => Promise<T>): Promise<T>;
}

export interface ServerAddress {
  readonly url: string;
  /** The owner's connection, when `url` is not it. */
  readonly ownerUrl: string | undefined;
  readonly pool: number;
}

// Counts arrive as numbers: none of ours comes near 2^53.
const types: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pgTypes.builtins.INT8 && format !== 'binary'
      ? Number
      : pgTypes.getTypeParser(oid, format),
};

/**
 * Connects to PostgreSQL, brings the schema up to date and proves that the app's connections
 * cannot bypass row level security.
 * @throws DatabaseUnusableError when the server is not to be reached, too old, or lacks an extension or a right.
 */
export async function openServer(address: ServerAddress): Promise<Databases> {
  const ownerUrl = address.ownerUrl ?? address.url;
  const ownerVariable = address.ownerUrl === undefined ? 'DATABASE_URL' : 'DATABASE_OWNER_URL';
  const withOwner: Databases['withOwner'] = async (work) => {
    const owner = createDb(serverPool({ connectionString: ownerUrl, max: 1, types }));
    try {
      return await work(owner);
    } catch (cause) {
      throw unusable(cause, ownerVariable, ownerUrl);
    } finally {
      await owner.close();
    }
  };
  await withOwner(bringUpToDate);
  const config: PoolConfig = {
    connectionString: address.url,
    types,
    // random_page_cost: with the default of 4 the planner walks chunks sequentially instead of
    // taking the index on course and document. The role as a start-up option survives RESET ROLE.
    options: `-c role=${appRole} -c random_page_cost=1.1 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000`,
  };
  const lifeline = createDb(serverPool({ ...config, max: 1 }));
  const app = createDb(serverPool({ ...config, max: address.pool }), () => lifeline.close());
  try {
    await refuseBypass(app);
  } catch (cause) {
    await app.close();
    throw unusable(cause, 'DATABASE_URL', address.url);
  }
  return { app, lifeline, withOwner };
}

const oldestServer = 15;

async function bringUpToDate(owner: Db): Promise<void> {
  const [server] = await owner.query<{ major: number }>(
    `select current_setting('server_version_num')::int / 10000 as major`,
  );
  if (server && server.major < oldestServer)
    throw new DatabaseUnusableError(
      `PostgreSQL ${oldestServer} or newer is needed; the server of the database is ${server.major}.`,
    );
  await migrate(owner);
  const [vector] = await owner.query<{ version: string }>(
    `select extversion as version from pg_extension
     where extname = 'vector' and string_to_array(extversion, '.')::int[] < '{0,8}'`,
  );
  if (vector)
    throw new DatabaseUnusableError(
      `pgvector 0.8 or newer is needed; the database has ${vector.version}: install it on the server, then run as a superuser: alter extension vector update;`,
    );
}

// A connection that the server ends must not end the process, whether it is idle (the pool's event)
// or in somebody's hands (its own): the query it was for fails, and the next one reconnects.
function serverPool(config: PoolConfig): Pool {
  const pool = new Pool({ ...config, pipeline: true, stream: () => new GatheringSocket() });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

export interface EmbeddedOptions {
  /** Folder of the data, or undefined for a database in memory. */
  readonly dir: string | undefined;
  /** A dump of a migrated database to start from; tests use it to save seconds. */
  readonly snapshot?: Blob;
}

/**
 * Opens PGlite behind an ordinary pg Pool of one connection.
 * @throws DataLockedError when another process has the folder open.
 */
export async function openEmbedded(
  options: EmbeddedOptions,
): Promise<Databases & { dump(): Promise<Blob> }> {
  const unlock = options.dir ? takeDataLock(options.dir) : () => {};
  const [{ PGlite }, { vector }, { pg_trgm }, { createPgConfig }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite-pgvector'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
    import('@electric-sql/pglite/node-postgres'),
  ]);
  const folder = options.dir ? join(options.dir, 'pglite') : undefined;
  if (folder) mkdirSync(folder, { recursive: true });
  const lite = new PGlite({
    ...(folder ? { dataDir: folder } : {}),
    ...(options.snapshot ? { loadDataDir: options.snapshot } : {}),
    extensions: { vector, pg_trgm },
  });
  await lite.waitReady;
  const pool = new Pool(
    Object.assign(createPgConfig(lite), { max: 1, idleTimeoutMillis: 0, types, pipeline: true }),
  );
  const app = createDb(pool, async () => {
    await lite.close();
    unlock();
  });
  const withOwner: Databases['withOwner'] = async (work) => {
    await app.query('reset role');
    try {
      return await work(app);
    } finally {
      await app.query(`set role ${appRole}`);
    }
  };
  await app.query('reset role');
  await migrate(app);
  await app.query(`set role ${appRole}`);
  await refuseBypass(app);
  // It has one connection, and nobody to share it with.
  return { app, lifeline: app, withOwner, dump: async () => lite.dumpDataDir('none') };
}

async function refuseBypass(app: Db): Promise<void> {
  const [role] = await app.query<{ name: string; bypass: boolean }>(
    `select rolname as name, rolsuper or rolbypassrls as bypass from pg_roles where rolname = current_user`,
  );
  if (!role || role.bypass) {
    throw new DatabaseUnusableError(
      `The database role ${role?.name ?? '?'} bypasses row level security; refusing to start.`,
    );
  }
}
