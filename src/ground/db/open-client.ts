import type { Duplex } from 'node:stream';
import type { Pool, PoolClient } from 'pg';

/** A server that is restarted is back within seconds. */
const patienceMs = 10_000;
const pauseMs = 200;

/** The server is not there, goes, or comes: SQLSTATE classes 08 and 57P, and the system's own words. */
const away = /^(08\w{3}|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
// What pg says about a connection that broke under it has no code.
const broken = /^Connection terminated|not queryable/;

/** A connection that answered within so many milliseconds is taken to be alive. */
const freshMs = 1_000;
const answeredAt = new WeakMap<PoolClient, number>();

/** A connection on which `opening` was run, or is on its way before whatever is sent next. */
export interface OpenedClient {
  readonly client: PoolClient;
  readonly opened: Promise<unknown>;
}

/**
 * Takes a connection and runs `opening` on it. While the server is away both are tried again for
 * ten seconds, which is safe only because nothing has happened yet. On a connection that has just
 * answered somebody the answer to `opening` is not waited for: it comes with that of the first statement.
 */
export async function openClient(pool: Pool, opening?: string): Promise<OpenedClient> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await tryToOpen(pool, opening);
    } catch (error) {
      if (!isAway(error) || performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Notes that the connection has answered just now. */
export function noteAnswer(client: PoolClient): void {
  answeredAt.set(client, performance.now());
}

async function tryToOpen(pool: Pool, opening: string | undefined): Promise<OpenedClient> {
  const client = await pool.connect();
  if (opening === undefined) return { client, opened: Promise.resolve() };
  try {
    const opened = gathered(client, () => client.query(opening));
    const isFresh = performance.now() - (answeredAt.get(client) ?? -freshMs) < freshMs;
    // Whoever waits for it later hears of a failure then.
    if (isFresh) opened.catch(() => {});
    else await opened;
    return { client, opened };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    client.release();
    throw error;
  }
}

/** True when an error means that the server is not to be reached, whatever was asked of it. */
export function isAway(error: unknown): boolean {
  const { code, message, syscall } = error as Record<'code' | 'message' | 'syscall', unknown>;
  // Of a socket, not of a file that is missing.
  if (code === 'ENOENT') return syscall === 'connect';
  if (typeof code === 'string' && away.test(code)) return true;
  return typeof message === 'string' && broken.test(message);
}

/** A socket; the embedded database's is something less. */
type Corkable = Partial<Pick<Duplex, 'cork' | 'uncork'>>;

/** As pg does around prepared statements, and not around simple ones: what is sent next leaves in the same packet. */
function gathered<T>(client: PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Corkable } }).connection;
  stream.cork?.();
  try {
    return send();
  } finally {
    stream.uncork?.();
  }
}
