import { AsyncLocalStorage } from 'node:async_hooks';
import { hash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { keptValue } from './kept-values.ts';
import { noteAnswer, openClient, type OpenedClient } from './open-client.ts';

/** Something that answers SQL: the pool, or one open transaction. */
export interface Sql {
  /**
   * Runs one statement and returns its rows. `Row` is the caller's promise about their shape. With values
   * it is parsed once per connection, and planned once where a plan for any values is as good as one for
   * these; its text must be one of a few, therefore, never made of what somebody sends.
   */
  query<Row = unknown>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Tx extends Sql {
  /**
   * As `query`, planned once per connection and without a look at the values: for a hot statement
   * whose planning costs more than a plan made for these very values saves.
   */
  queryPlannedOnce<Row = unknown>(text: string, values: readonly unknown[]): Promise<Row[]>;
}

export interface Db extends Sql {
  /** Runs several statements at once and returns all their rows; what they left open on failure is rolled back. */
  script(text: string): Promise<unknown[]>;
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws.
   * Inside another transaction of the same call chain it joins that one, because the embedded
   * database has a single connection and a second would wait for the first for ever. Where `work`
   * returns the very promise of its last statement, the commit leaves with that statement: a way to the
   * database less, which an `async` before `work` would lose.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As `transaction`, with the row level security of one tenant. tenancy/ is its only caller. */
  tenantTransaction<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `effect` once the open transaction is committed; at once when none is open. */
  afterCommit(effect: () => void): void;
  close(): Promise<void>;
}

interface OpenTransaction extends Tx {
  tenantId: string | undefined;
  closed: boolean;
  /** The answer to the statement that was sent last. */
  last: Promise<unknown> | undefined;
  readonly effects: (() => void)[];
}

/** Work of a transaction went on after the transaction had ended. */
class TransactionOverError extends Error {
  override readonly name = 'TransactionOverError';
  readonly code = 'transaction_over';
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Wraps a pool. `dispose` ends whatever stands behind the pool (an embedded database, a lock). */
export function createDb(pool: Pool, dispose: () => Promise<void> = async () => {}): Db {
  const scope = new AsyncLocalStorage<OpenTransaction>();

  // A promise left running after its transaction ended must not write into a dead one.
  const current = (): OpenTransaction | undefined => {
    const open = scope.getStore();
    return open?.closed ? undefined : open;
  };

  async function begin<T>(tenantId: string | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
    const opening = tenantId ? `begin; ${bindTenant(tenantId)}` : 'begin';
    const effects: (() => void)[] = [];
    const result = await onClient(openClient(pool, opening), async (client, opened) => {
      const tx = transactionOn(client, tenantId, effects);
      try {
        // Should `begin` fail, statements sent after it stand alone: a tenant's are turned away by row level security.
        if (tenantId === undefined) await opened;
        const done = scope.run(tx, () => begun(work, tx));
        return await committed({ client, opened, tx }, done);
      } catch (error) {
        await client.query('rollback').catch(() => {});
        throw error;
      }
    });
    effects.forEach((effect) => effect());
    return result;
  }

  async function tenantTransaction<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!uuid.test(tenantId)) throw new TypeError('a tenant id is a lower-case uuid');
    const open = current();
    if (!open) return begin(tenantId, work);
    if (open.tenantId === undefined) {
      await open.query(bindTenant(tenantId));
      open.tenantId = tenantId;
    }
    if (open.tenantId !== tenantId) throw new Error('one transaction belongs to one tenant');
    return work(open);
  }

  return {
    query: (text, values) => {
      const open = current();
      return open
        ? open.query(text, values)
        : onClient(openClient(pool), (client) => sqlOf(client).query(text, values));
    },
    script: (text) => onClient(openClient(pool), (client) => runScript(client, text)),
    transaction: (work) => {
      const open = current();
      return open ? work(open) : begin(undefined, work);
    },
    tenantTransaction,
    afterCommit: (effect) => {
      const open = current();
      if (open) open.effects.push(effect);
      else effect();
    },
    close: async () => {
      await pool.end();
      await dispose();
    },
  };
}

// Never pool.query and never release(error): both would end the embedded database's only connection
// after a failing statement. pg itself discards a connection that cannot answer.
async function onClient<T>(
  opening: Promise<OpenedClient>,
  work: (client: PoolClient, opened: Promise<unknown>) => Promise<T>,
): Promise<T> {
  const { client, opened } = await opening;
  try {
    const value = await work(client, opened);
    noteAnswer(client);
    return value;
  } finally {
    client.release();
  }
}

function transactionOn(
  client: PoolClient,
  tenantId: string | undefined,
  effects: (() => void)[],
): OpenTransaction {
  const open = txOf(client);
  // Once it is over the client serves somebody else, maybe of another tenant.
  const alive = (): Tx => {
    if (tx.closed) throw new TransactionOverError('a statement came after its transaction');
    return open;
  };
  const asked = <Rows>(ask: () => Promise<Rows>): Promise<Rows> => {
    const answer = ask();
    tx.last = answer;
    return answer;
  };
  const tx: OpenTransaction = {
    query: (text, values) => asked(async () => alive().query(text, values)),
    queryPlannedOnce: (text, values) => asked(async () => alive().queryPlannedOnce(text, values)),
    tenantId,
    closed: false,
    last: undefined,
    effects,
  };
  return tx;
}

/** Commits when the work is done. */
async function committed<T>(
  { client, opened, tx }: OpenedClient & { readonly tx: OpenTransaction },
  done: Promise<T>,
): Promise<T> {
  // Work that hands on the answer to its last statement decides nothing after it: the end leaves with it.
  const ended = done === tx.last ? client.query('commit') : undefined;
  ended?.catch(() => {});
  const value = await done.finally(() => (tx.closed = true));
  await opened;
  await (ended ?? client.query('commit'));
  return value;
}

/** The very promise of the work; one that is rejected when it throws at once. */
function begun<T>(work: (tx: Tx) => Promise<T>, tx: Tx): Promise<T> {
  try {
    return work(tx);
  } catch (error) {
    return Promise.reject(error);
  }
}

function bindTenant(tenantId: string): string {
  return `set local app.tenant_id = '${tenantId}'`;
}

function sqlOf(client: PoolClient): Sql {
  return {
    query: async <Row>(text: string, values?: readonly unknown[]) => {
      const result = await client.query(
        values ? { name: hash('md5', text), text, values: values.map(keptValue) } : text,
      );
      return result.rows as Row[];
    },
  };
}

function txOf(client: PoolClient): Tx {
  const sql = sqlOf(client);
  return {
    ...sql,
    queryPlannedOnce: async <Row>(text: string, values: readonly unknown[]) => {
      const [, rows] = await Promise.all([
        client.query('set local plan_cache_mode = force_generic_plan'),
        sql.query<Row>(text, values),
        client.query('set local plan_cache_mode = auto'),
      ]);
      return rows;
    },
  };
}

async function runScript(client: PoolClient, text: string): Promise<unknown[]> {
  try {
    // pg answers an array of results when the text holds several statements.
    const results: unknown = await client.query(text);
    return (Array.isArray(results) ? results : [results]).flatMap(
      (result: { rows?: unknown[] }) => result.rows ?? [],
    );
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
