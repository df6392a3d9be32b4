import type { Signed } from '../attest/index.ts';
import { asJson, type Sql } from '../ground/db/index.ts';
import type { Checkpoint, LogEntry } from './log-entry.ts';

export interface StoredEntry {
  readonly number: number;
  readonly hash: string;
  readonly signed: Signed<LogEntry>;
  /** Told on the first that is kept, when others were before it. */
  readonly checkpoint: Signed<Checkpoint> | null;
}

const columns = 'number, hash, signed, checkpoint';

/** The log of a tenant, or with null that of the installation; a tenant's needs withTenant around it. */
export type LogOwner = string | null;

/** Until the transaction ends nobody else appends to that log: it never forks. */
export async function lockLog(tx: Sql, owner: LogOwner): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [
    `isolation log ${owner ?? 'installation'}`,
  ]);
}

/** The newest ones, newest first. */
export async function newestEntries(
  sql: Sql,
  owner: LogOwner,
  most: number,
): Promise<StoredEntry[]> {
  if (owner === null)
    return sql.query(`select ${columns} from isolation_log order by number desc limit $1`, [most]);
  return sql.query(
    `select ${columns} from tenant_isolation_log where tenant_id = $1 order by number desc limit $2`,
    [owner, most],
  );
}

export async function insertEntry(
  tx: Sql,
  owner: LogOwner,
  { number, hash, signed }: Omit<StoredEntry, 'checkpoint'>,
): Promise<void> {
  if (owner === null)
    await tx.query('insert into isolation_log (number, hash, signed) values ($1, $2, $3)', [
      number,
      hash,
      asJson(signed),
    ]);
  else
    await tx.query(
      'insert into tenant_isolation_log (tenant_id, number, hash, signed) values ($1, $2, $3, $4)',
      [owner, number, hash, asJson(signed)],
    );
}

/** The oldest entry beyond the newest `kept`, were it the first; undefined when nothing is beyond them. */
export async function firstToKeep(
  tx: Sql,
  owner: LogOwner,
  kept: number,
): Promise<StoredEntry | undefined> {
  const newest = await newestEntries(tx, owner, kept + 1);
  return newest.length > kept ? newest[kept - 1] : undefined;
}

/** Drops what is before an entry, and says on that one that it was dropped by rule. */
export async function dropBefore(
  tx: Sql,
  owner: LogOwner,
  { number, checkpoint }: { number: number; checkpoint: Signed<Checkpoint> },
): Promise<void> {
  if (owner === null) {
    await tx.query('update isolation_log set checkpoint = $2 where number = $1', [
      number,
      asJson(checkpoint),
    ]);
    await tx.query('delete from isolation_log where number < $1', [number]);
    return;
  }
  await tx.query(
    'update tenant_isolation_log set checkpoint = $3 where tenant_id = $1 and number = $2',
    [owner, number, asJson(checkpoint)],
  );
  await tx.query('delete from tenant_isolation_log where tenant_id = $1 and number < $2', [
    owner,
    number,
  ]);
}
