import { expect } from 'vitest';
import type { Tx } from '../../src/ground/db/index.ts';
import type { TurnEvent } from '../../src/tutor/turn-event.ts';
import type { Cluster } from './cluster.ts';
import type { ReceivedEvent } from './client.ts';

interface StoredTurn {
  readonly id: string;
  readonly status: string;
  readonly answer: string;
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
  }
  return turns;
}

/** Nothing is left of any turn: it is over, held by nobody, its trace whole, no money set aside. */
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
  });
}

// The budget's tables are its own; here only that nothing stays set aside counts.
async function expectMoneySettled(tx: Tx): Promise<void> {
  const [found] = await tx.query<{ there: boolean }>(
    `select to_regclass('budget_reservations') is not null as there`,
  );
  if (!found?.there) return;
  expect(await tx.query('select id from budget_reservations where settled_at is null')).toEqual([]);
  expect(await tx.query('select id from usage_entries where is_open')).toEqual([]);
}

async function readTurns(
  { composed }: Cluster,
  tenantId: string,
): Promise<ReadonlyMap<string, StoredTurn>> {
  const rows = await composed.ground.withTenant(tenantId, (tx) =>
    tx.query<StoredTurn>('select id, status, answer from turns'),
  );
  return new Map(rows.map((turn) => [turn.id, turn]));
}

function words(events: readonly ReceivedEvent[]): string {
  return events
    .map(({ data }) => data)
    .map((event: TurnEvent) => (event.type === 'token' ? event.text : ''))
    .join('');
}
