import { expect } from 'vitest';
import type { Tx } from '../../src/ground/db/index.ts';
import type { TurnEvent } from '../../src/tutor/turn-event.ts';
import type { Cluster } from './cluster.ts';
import type { ReceivedEvent } from './client.ts';
import type { Bill, Double } from './doubles/index.ts';

interface StoredTurn {
  readonly id: string;
  readonly status: string;
  readonly answer: string;
  readonly errorCode: string | null;
}

/** What one reader was told of one turn: ids from 1 without gap or repeat, the words of the stored answer, one end. */
export async function expectToldOnce(
  cluster: Cluster,
  tenantId: string,
  told: ReadonlyMap<string, readonly ReceivedEvent[]>,
): Promise<ReadonlyMap<string, StoredTurn>> {
  const turns = await readTurns(cluster, tenantId);
  for (const [turnId, events] of told) {
    const ids = events.map(({ id }) => id);
    expect(ids, `ids of ${turnId}`).toEqual(ids.map((_, at) => at + 1));
    const ends = events.filter(({ event }) => /^turn\.(complete|failed|aborted)$/.test(event));
    expect(ends, `ends of ${turnId}`).toHaveLength(1);
    expect(events.at(-1), `last of ${turnId}`).toBe(ends[0]);
    expect(words(events), `words of ${turnId}`).toBe(turns.get(turnId)?.answer);
    if (events.at(-1)?.event === 'turn.complete')
      expect(words(events).trim(), `the answer of ${turnId}`).not.toBe('');
  }
  return turns;
}

/**
 * Nothing is left of any turn: it is over, held by nobody, its trace whole, no money set aside; and
 * what the budget counts is what the vendor counts.
 */
export async function expectNothingLeft(cluster: Cluster, tenantId: string): Promise<void> {
  const { db } = cluster.composed.ground;
  expect(await db.query('select * from turn_leases')).toEqual([]);
  await cluster.composed.ground.withTenant(tenantId, async (tx) => {
    expect(
      await tx.query(`select id, status from turns where status in ('pending', 'running')`),
    ).toEqual([]);
    const broken = await tx.query(
      `select turn_id from (
         select turn_id, first_id, lag(last_id, 1, 0) over (partition by turn_id order by first_id) as before
         from turn_events) e
       where first_id <> before + 1`,
    );
    expect(broken, 'traces with a gap or a repeat').toEqual([]);
    const doubled = await tx.query(
      `select turn_id from turn_events, jsonb_array_elements(events) as e
       where e ->> 'type' in ('turn.complete', 'turn.failed', 'turn.aborted')
       group by turn_id having count(*) <> 1`,
    );
    expect(doubled, 'traces with two ends').toEqual([]);
    await expectMoneySettled(tx);
    await expectBillsMatch(tx, cluster.model);
  });
}

/** Nothing stays set aside, and every meter has counted the sum of what was used in its window. */
async function expectMoneySettled(tx: Tx): Promise<void> {
  expect(await tx.query('select id from budget_reservations where settled_at is null')).toEqual([]);
  expect(await tx.query('select id from usage_entries where is_open')).toEqual([]);
  const wrong = await tx.query(
    `select m.scope, m.period, m.used::float8 as counted, m.reserved::float8 as reserved, s.used as spent
     from budget_meters m, lateral (
       select coalesce(sum(case when m.period = 'hour' then u.input_tokens + u.output_tokens else u.cost_micros end), 0)::float8 as used
       from usage_entries u join budget_reservations r on r.tenant_id = u.tenant_id and r.id = u.reservation_id
       where budget_window(m.period, r.taken_at) = m.starts_at and u.provider <> 'offline'
         and m.scope_id = any (case m.scope when 'student' then array[r.user_id::text] when 'course' then array[r.course_id::text]
           when 'tenant' then array[r.tenant_id::text] else array(select r.course_id || '/' || key from unnest(r.sections) as key) end)) s
     where m.used <> s.used or m.reserved <> 0`,
  );
  expect(wrong, 'meters that are not the sum of usage').toEqual([]);
}

/**
 * Every request that reached the vendor is in the books, and what is not an estimate there stands
 * on a bill of the vendor's, each bill used once. The doubles' prices make a micro-dollar of a token.
 */
async function expectBillsMatch(tx: Tx, model: Double): Promise<void> {
  const entries = await tx.query<BookEntry>(
    `select input_tokens as "inputTokens", output_tokens as "outputTokens", cost_micros::float8 as micros, estimated
     from usage_entries where provider <> 'offline'`,
  );
  expect(entries.length, 'requests in the books').toBeGreaterThanOrEqual(model.asked());
  const bills = model.billed.map(nameOfBill);
  for (const { estimated, micros, ...used } of entries) {
    expect(micros).toBe(used.inputTokens + used.outputTokens);
    if (estimated) continue;
    const at = bills.indexOf(nameOfBill(used));
    expect(at, `a bill for ${nameOfBill(used)}`).toBeGreaterThanOrEqual(0);
    bills.splice(at, 1);
  }
  const lost = entries.filter(({ estimated }) => estimated).length;
  expect(bills.length, 'bills that no entry and no estimate stands for').toBeLessThanOrEqual(lost);
}

interface BookEntry extends Bill {
  readonly micros: number;
  readonly estimated: boolean;
}

function nameOfBill({ inputTokens, outputTokens }: Bill): string {
  return `${inputTokens} in, ${outputTokens} out`;
}

async function readTurns(
  { composed }: Cluster,
  tenantId: string,
): Promise<ReadonlyMap<string, StoredTurn>> {
  const rows = await composed.ground.withTenant(tenantId, (tx) =>
    tx.query<StoredTurn>(`select id, status, answer, error_code as "errorCode" from turns`),
  );
  return new Map(rows.map((turn) => [turn.id, turn]));
}

function words(events: readonly ReceivedEvent[]): string {
  return events
    .map(({ data }) => data)
    .map((event: TurnEvent) => (event.type === 'token' ? event.text : ''))
    .join('');
}
