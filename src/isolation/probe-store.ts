import { asJson, type Sql } from '../ground/db/index.ts';

export interface Leak {
  /**
   * How it came out: vector, text, cache, source, trace, the table an export would read, log, or a
   * table of the whole installation.
   */
  readonly path: string;
  /** Null where it lies open to whoever reads what the installation writes down for all. */
  readonly asker: string | null;
  /** The tenant it belongs to; null where only its being somebody else's is known. */
  readonly other: string | null;
}

export interface ProbeResult {
  readonly beganAt: Date;
  readonly endedAt: Date;
  readonly tenants: number;
  /** Questions asked across tenants. */
  readonly asked: number;
  readonly leaks: readonly Leak[];
  /** Tenants that did not find their own canary: there the probe proves nothing. */
  readonly blind: readonly string[];
}

/** Results kept: with one a night about a year. */
const kept = 400;

export async function insertProbe(sql: Sql, result: ProbeResult): Promise<void> {
  await sql.query(
    `insert into isolation_probes (began_at, ended_at, tenants, asked, leaks, blind) values ($1, $2, $3, $4, $5, $6)`,
    [
      result.beganAt,
      result.endedAt,
      result.tenants,
      result.asked,
      asJson(result.leaks),
      asJson(result.blind),
    ],
  );
  await sql.query(
    'delete from isolation_probes where id <= (select max(id) from isolation_probes) - $1',
    [kept],
  );
}

export async function lastProbe(sql: Sql): Promise<ProbeResult | undefined> {
  const [result] = await sql.query<ProbeResult>(
    `select began_at as "beganAt", ended_at as "endedAt", tenants, asked, leaks, blind
     from isolation_probes order by id desc limit 1`,
  );
  return result;
}
