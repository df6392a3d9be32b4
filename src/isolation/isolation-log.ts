import {
  hashOf,
  type PublicJwk,
  type Sign,
  type Signed,
  type SigningKeys,
} from '../attest/index.ts';
import type { Db, Sql } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import {
  installationLog,
  schoolLog,
  type Checkpoint,
  type Head,
  type LogEntry,
  type LogFacts,
  type SchoolFacts,
} from './log-entry.ts';
import {
  dropBefore,
  firstToKeep,
  insertEntry,
  lockLog,
  newestEntries,
  type LogOwner,
} from './log-store.ts';

/** What is handed out: it is checked with nothing beside it. */
export interface LogFile {
  readonly format: 'preceptor isolation log';
  readonly log: string;
  readonly keys: readonly PublicJwk[];
  readonly checkpoint: Signed<Checkpoint> | null;
  /** Oldest first. */
  readonly entries: readonly Signed<LogEntry>[];
  readonly head: Signed<Head>;
}

/** Signed, chained logs of what the probes found: the installation's, and every school's own. */
export interface IsolationLog {
  /** Appends to the log of the installation (null) or of a school. Joins an open transaction. */
  append(owner: LogOwner, facts: LogFacts): Promise<void>;
  /** Everything that is kept, with the signed place where it ends now. */
  write(owner: LogOwner): Promise<LogFile>;
  /** What the newest probes said of a school, newest first. */
  ofSchool(tenantId: string, most: number): Promise<SchoolFacts[]>;
}

interface LogNeeds {
  readonly db: Db;
  readonly withTenant: WithTenant;
  readonly keys: SigningKeys;
  /** Entries kept in each log. With one a night about a year. */
  readonly kept?: number;
}

const aYear = 400;

export function createIsolationLog({ db, withTenant, keys, kept = aYear }: LogNeeds): IsolationLog {
  const inLog = <T>(owner: LogOwner, work: (tx: Sql) => Promise<T>): Promise<T> =>
    owner === null ? db.transaction(work) : withTenant(owner, work);

  return {
    append: async (owner, facts) => {
      const sign = await keys.signer();
      await inLog(owner, async (tx) => {
        await lockLog(tx, owner);
        const [last] = await newestEntries(tx, owner, 1);
        const number = (last?.number ?? 0) + 1;
        const place = { log: nameOf(owner), number, previous: last?.hash ?? null };
        const signed = sign<LogEntry>({ ...facts, ...place });
        await insertEntry(tx, owner, { number, hash: hashOf(signed), signed });
        await trim(tx, owner, { sign, kept });
      });
    },
    write: async (owner) => {
      const sign = await keys.signer();
      const entries = await inLog(owner, (tx) => newestEntries(tx, owner, kept));
      const [last] = entries;
      const at = new Date().toISOString();
      const log = nameOf(owner);
      const end = { number: last?.number ?? 0, hash: last?.hash ?? null };
      return {
        format: 'preceptor isolation log',
        log,
        keys: (await keys.list()).map(({ publicJwk }) => publicJwk),
        checkpoint: entries.at(-1)?.checkpoint ?? null,
        entries: entries.map(({ signed }) => signed).toReversed(),
        head: sign({ kind: 'isolation-head', log, at, ...end }),
      };
    },
    ofSchool: async (tenantId, most) => {
      const entries = await withTenant(tenantId, (tx) => newestEntries(tx, tenantId, most));
      return entries.map(({ signed }) => signed.statement as LogEntry<SchoolFacts>);
    },
  };
}

/** Whoever looks later sees by a signature that the beginning was dropped by rule, and where. */
async function trim(
  tx: Sql,
  owner: LogOwner,
  { sign, kept }: { sign: Sign; kept: number },
): Promise<void> {
  const first = await firstToKeep(tx, owner, kept);
  if (!first) return;
  const { previous, number } = first.signed.statement;
  if (previous === null) return;
  const checkpoint = sign<Checkpoint>({
    kind: 'isolation-checkpoint',
    log: nameOf(owner),
    number: number - 1,
    hash: previous,
    at: new Date().toISOString(),
  });
  await dropBefore(tx, owner, { number, checkpoint });
}

function nameOf(owner: LogOwner): string {
  return owner === null ? installationLog : schoolLog(owner);
}
