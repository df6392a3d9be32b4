import type { Tx } from '../ground/db/index.ts';
import { windowStart, type Period } from './limit.ts';
import { metersOf, type Account, type Amounts, type Meter } from './meter.ts';

/** The moment by the database's clock, which all processes share. */
export async function readNow(tx: Tx): Promise<Date> {
  const [row] = await tx.query<{ now: Date }>('select now()');
  if (!row) throw new Error('the database does not tell the time');
  return row.now;
}

const selected = `scope, scope_id as "scopeId", period, used::float8 as used, reserved::float8 as reserved, from_floor::float8 as "fromFloor"`;
const ofAccount = `tenant_id = $1
  and (scope, scope_id, period, starts_at) in (select * from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]))`;

/**
 * The meters of the windows that hold `at`, locked until the transaction ends; made where there are
 * none. Made first and locked afterwards, all in one order: whoever locked some before making the
 * others could wait for somebody who waits for them.
 */
export async function lockMeters(tx: Tx, account: Account, at: Date): Promise<Meter[]> {
  const keys = keysOf(account, at);
  const [, meters] = await Promise.all([
    tx.query(
      `insert into budget_meters (tenant_id, scope, scope_id, period, starts_at)
       select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) on conflict do nothing`,
      keys,
    ),
    tx.query<Meter>(
      `select ${selected} from budget_meters where ${ofAccount}
       order by array_position(array['student', 'section', 'course', 'tenant'], scope), scope_id collate "C", period for update`,
      keys,
    ),
  ]);
  return meters;
}

/** The meters as they are; those not yet made are missing. */
export async function readMeters(tx: Tx, account: Account, at: Date): Promise<Meter[]> {
  return tx.query<Meter>(
    `select ${selected} from budget_meters where ${ofAccount}`,
    keysOf(account, at),
  );
}

/** All meters of the account, those not yet made as well. */
export async function readAllMeters(tx: Tx, account: Account, at: Date): Promise<Meter[]> {
  const found = await readMeters(tx, account, at);
  return metersOf(account).map((meter) => {
    const known = found.find(
      ({ scope, scopeId, period }) =>
        scope === meter.scope && scopeId === meter.scopeId && period === meter.period,
    );
    return known ?? { ...meter, used: 0, reserved: 0, fromFloor: 0 };
  });
}

/** Sets amounts aside on all meters of the account; they must be locked. */
export async function reserveOnMeters(
  tx: Tx,
  account: Account,
  at: Date,
  { micros, tokens, floorMicros }: Amounts,
): Promise<void> {
  await tx.query(
    `update budget_meters set
       reserved = reserved + case when period = 'hour' then $7::bigint else $6::bigint end,
       from_floor = from_floor + case when period = 'hour' then 0 else $8::bigint end
     where ${ofAccount}`,
    [...keysOf(account, at), micros, tokens, floorMicros],
  );
}

function keysOf(account: Account, at: Date): unknown[] {
  const start = (period: Period): string => windowStart(period, at).toISOString();
  const meters = metersOf(account);
  return [
    account.tenantId,
    meters.map(({ scope }) => scope),
    meters.map(({ scopeId }) => scopeId),
    meters.map(({ period }) => period),
    meters.map(({ period }) => start(period)),
  ];
}
