import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { Client as PgClient } from 'pg';
import type { ReceivedEvent } from '../support/client.ts';
import { startCluster, type Cluster } from '../support/cluster.ts';
import {
  answer,
  cut,
  empty,
  fail,
  failMidway,
  garbage,
  hang,
  refuse,
  stopShort,
  type RecordedRequest,
  type Step,
} from '../support/doubles/index.ts';
import { createPatientReader, type PatientReader } from '../support/patient-reader.ts';
import { launch, startPlatform, type Boot, type Platform } from '../support/platform.ts';
import { freePort, type RunningServer } from '../support/run-program.ts';
import { startServices, type Services } from '../support/services.ts';
import { expectNothingLeft, expectToldOnce } from '../support/turn-invariants.ts';

const text = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
const usual = answer(text, { tokensPerSecond: 15 });

let services: Services;
let cluster: Cluster;
let platform: Platform;
let boot: Boot;
let webs: RunningServer[];
let reader: PatientReader;

beforeEach(async () => {
  services = await startServices();
  cluster = await startCluster(services);
  cluster.model.always(usual);
  platform = await startPlatform(cluster.app);
  webs = await Promise.all([
    cluster.start('web'),
    cluster.start('web', { PORT: String(await freePort()) }),
  ]);
  boot = await launch(cluster.app, platform);
  reader = readerOf(boot);
});
afterEach(async () => {
  await platform[Symbol.asyncDispose]();
  await cluster[Symbol.asyncDispose]();
  await services[Symbol.asyncDispose]();
});

function readerOf(who: Boot): PatientReader {
  const alive = (): string[] =>
    webs
      .filter(({ child }) => child.exitCode === null && child.signalCode === null)
      .map(({ url }) => url);
  return createPatientReader(cluster.app, alive, who);
}

/** Asks, and follows to the end; `spoken` resolves with the first word. */
async function begin(message: string, who = reader) {
  const { turnId } = await who.ask(message);
  const spoken = Promise.withResolvers<void>();
  const told = who.follow(turnId, ({ event }) => {
    if (event === 'token') spoken.resolve();
  });
  return { turnId, told, spoken: spoken.promise };
}

async function settle(turns: readonly { turnId: string; told: Promise<ReceivedEvent[]> }[]) {
  const told = new Map<string, readonly ReceivedEvent[]>();
  for (const { turnId, told: events } of turns) told.set(turnId, await events);
  const stored = await expectToldOnce(cluster, platform.tenantId, told);
  await expect.poll(() => leases(), { timeout: 40_000, interval: 500 }).toBe(0);
  await expectNothingLeft(cluster, platform.tenantId);
  return turns.map(({ turnId }) => {
    const { status, errorCode } = stored.get(turnId) ?? {};
    return errorCode ? `${status}: ${errorCode}` : status;
  });
}

async function leases(): Promise<number> {
  return (await cluster.composed.ground.db.query('select turn_id from turn_leases')).length;
}

function asks(request: RecordedRequest, words: string): boolean {
  return JSON.stringify(request.body['messages'] ?? request.body['input']).includes(words);
}

/** Does `first` to the first request about these words, and answers as usual ever after. */
function once(words: string, first: Step): (request: RecordedRequest) => Step {
  let seen = 0;
  return (request) => {
    if (!asks(request, words)) return usual;
    seen += 1;
    return seen === 1 ? first : usual;
  };
}

describe('a worker that is killed', () => {
  // Where the turn stands when its worker dies: a table somebody else holds, or the vendor's silence.
  const phases: readonly { phase: string; table?: string; step?: Step; ends: string }[] = [
    { phase: 'while it reads what it knows of the student', table: 'evidence', ends: 'complete' },
    { phase: 'while it searches the course', table: 'chunks', ends: 'complete' },
    { phase: 'when the model is asked', step: hang('headers'), ends: 'complete' },
    { phase: 'before the first word', step: hang('first-token'), ends: 'complete' },
    { phase: 'in the middle of the answer', step: hang('mid'), ends: 'failed: worker_lost' },
  ];

  it('leaves each of its turns to another one, or ended with what was said', async () => {
    const turns: { turnId: string; told: Promise<ReceivedEvent[]> }[] = [];
    for (const [at, { table, step }] of phases.entries()) {
      const worker = await cluster.start('worker');
      const words = `phase-${at}`;
      const seen = Promise.withResolvers<void>();
      const script = once(words, step ?? usual);
      cluster.model.always((request) => {
        if (asks(request, words)) seen.resolve();
        return script(request);
      });
      const release = table ? await hold(table) : undefined;
      const turn = await begin(words);
      turns.push(turn);
      if (table) await heldUp(table);
      else await seen.promise;
      if (phases[at]?.ends !== 'complete') await turn.spoken;
      worker.child.kill('SIGKILL');
      await worker.ended;
      await release?.();
      await moveLeases('10 minutes');
    }
    cluster.model.always(usual);
    await cluster.start('worker');
    await moveLeases('-1 second');
    const statuses = await settle(turns);
    expect(statuses).toEqual(phases.map(({ ends }) => ends));
    const lost = turns.at(-1)?.turnId;
    const stored = await reader.clients[0]?.get(`/api/turns/${lost}`);
    expect(stored?.body).toMatchObject({ error: { code: 'worker_lost' } });
    // One click, and the same question is answered.
    const retry = await reader.clients[0]?.post(`/api/turns/${lost}/retry`);
    expect(retry?.status).toBe(202);
    const again = await reader.follow(retry?.body.turnId);
    expect(again.at(-1)?.event).toBe('turn.complete');
  });

  it('is not taken for dead while its connections to the database are all busy', async () => {
    await cluster.start('worker', { DATABASE_POOL: '4' });
    cluster.model.always(answer(text, { tokensPerSecond: 1.5 }));
    const spoken = await Promise.all([1, 2, 3].map((at) => begin(`Spoken of ${at}`)));
    await Promise.all(spoken.map((turn) => turn.spoken));
    const release = await hold('evidence');
    const stuck = await Promise.all([1, 2, 3, 4, 5, 6].map((at) => begin(`Stuck ${at}`)));
    await heldUp('evidence', 4);
    const [lease] = await cluster.composed.ground.db.query<{ until: string }>(
      `select (max(expires_at) + interval '1 second')::text as until from turn_leases`,
    );
    await reached(lease?.until ?? '');
    await release();
    const turns = [...spoken, ...stuck];
    expect(await settle(turns)).toEqual(turns.map(() => 'complete'));
  });

  it('is noticed by a web process when no worker is left at all', async () => {
    const worker = await cluster.start('worker');
    const turn = await begin('Is anybody there?');
    await turn.spoken;
    worker.child.kill('SIGKILL');
    expect(await settle([turn])).toEqual(['failed: worker_lost']);
  });

  // So that none of them meets the next worker that is killed.
  async function moveLeases(by: string): Promise<void> {
    await cluster.composed.ground.db.query(
      'update turn_leases set expires_at = now() + $1::interval',
      [by],
    );
  }

  async function hold(table: string): Promise<() => Promise<void>> {
    const client = await admin();
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    return () => client.end();
  }

  async function reached(moment: string): Promise<void> {
    await expect
      .poll(
        () => cluster.composed.ground.db.query('select 1 where now() > $1::timestamptz', [moment]),
        { timeout: 60_000, interval: 500 },
      )
      .toHaveLength(1);
  }

  async function heldUp(table: string, times = 1): Promise<void> {
    const client = await admin();
    for (;;) {
      const { rows } = await client.query(
        `select 1 from pg_locks where relation = $1::regclass and not granted`,
        [table],
      );
      if (rows.length >= times) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await client.end();
  }
});

async function admin(): Promise<PgClient> {
  const [row] = await cluster.composed.ground.db.query<{ name: string }>(
    'select current_database() as name',
  );
  const url = new URL(services.databaseUrl);
  url.pathname = `/${row?.name}`;
  const client = new PgClient({ connectionString: url.href });
  client.on('error', () => {});
  await client.connect();
  return client;
}

describe('while answers stream', () => {
  beforeEach(async () => {
    await Promise.all([cluster.start('worker'), cluster.start('worker')]);
  });

  async function severalTurns(count: number) {
    const turns = await Promise.all(
      Array.from({ length: count }, async (_, at) => begin(`Question ${at}`)),
    );
    await Promise.all(turns.map(({ spoken }) => spoken));
    return turns;
  }

  it('a web process may be killed: its readers go on elsewhere', async () => {
    const turns = await severalTurns(6);
    const [first, second] = webs.map(({ url }) => url);
    webs[1]?.child.kill('SIGKILL');
    expect(await settle(turns)).toEqual(turns.map(() => 'complete'));
    // In the middle of an answer, and without having said so to anybody.
    const moved = turns.map(({ turnId }) => reader.visited(turnId).join(' → '));
    expect(moved).toContain(`${second} → ${first}`);
  });

  it('Redis may be stopped and started again: nobody misses a word', async () => {
    const turns = await severalTurns(6);
    await services.stopRedis();
    const during = await begin('Asked without Redis');
    await during.spoken;
    await services.startRedis();
    const after = await begin('Asked after it came back');
    expect(await settle([...turns, during, after])).toEqual(
      [...turns, during, after].map(() => 'complete'),
    );
  });

  it('PostgreSQL may be restarted: what was begun comes to its end', async () => {
    const turns = await severalTurns(6);
    await services.restartPostgres();
    const after = await begin('Asked after the restart');
    const statuses = await settle([...turns, after]);
    expect(statuses.at(-1)).toBe('complete');
    expect(statuses.filter((status) => status === 'complete').length).toBeGreaterThanOrEqual(6);
  });

  it('both may go at once', async () => {
    const turns = await severalTurns(6);
    await Promise.all([services.stopRedis(), services.restartPostgres()]);
    await services.startRedis();
    const after = await begin('Asked after both came back');
    const statuses = await settle([...turns, after]);
    expect(statuses.at(-1)).toBe('complete');
  });

  it('a student may stop in every phase', async () => {
    const phases: readonly Step[] = [hang('headers'), hang('first-token'), hang('mid'), usual];
    for (const [at, step] of phases.entries()) {
      cluster.model.always(once(`stop-${at}`, step));
      const asked = cluster.model.requests.length;
      const turn = await begin(`stop-${at}`);
      await cluster.model.arrived(asked + 1);
      if (at > 1) await turn.spoken;
      const began = performance.now();
      await reader.clients[0]?.post(`/api/turns/${turn.turnId}/cancel`);
      expect((await turn.told).at(-1)?.event).toBe('turn.aborted');
      // 300 ms on a machine with time to spare; a vendor that hangs would take 15 s.
      expect(performance.now() - began).toBeLessThan(5_000);
      expect(await settle([turn])).toEqual(['aborted']);
    }
  });
});

describe('a clock that is moved', () => {
  it.each([3_600_000, -3_600_000])('by %i ms changes nothing', async (shift) => {
    const preload = join(import.meta.dirname, 'shift-clock.ts');
    const env = { NODE_OPTIONS: `--import=${preload}`, SHIFT_CLOCK_MS: String(shift) };
    const worker = await cluster.start('worker', env);
    const web = await cluster.start('web', { ...env, PORT: String(await freePort()) });
    webs = [web];
    const turn = await begin('What time is it?');
    await turn.spoken;
    worker.child.kill('SIGUSR2');
    web.child.kill('SIGUSR2');
    const next = await begin('And now?');
    expect(await settle([turn, next])).toEqual(['complete', 'complete']);
  });
});

describe('a vendor that misbehaves', () => {
  it('never leaves a turn without an end', async () => {
    await cluster.start('worker');
    const steps: readonly Step[] = [
      fail(401),
      fail(429, { retryAfter: 1 }),
      fail(429),
      fail(500),
      fail(529),
      cut(),
      stopShort(),
      garbage(),
      failMidway(500),
      empty(),
      refuse(),
      answer(text, { usage: 'wrong' }),
      answer(text, { usage: 'absent' }),
      answer(text, { tail: 'cut' }),
      answer(text, { tail: 'hang' }),
    ];
    cluster.model.always((request) => {
      const at = steps.findIndex((_, number) => asks(request, `misbehaviour-${number}.`));
      return steps[at] ?? usual;
    });
    const turns = await Promise.all(steps.map((_, at) => begin(`misbehaviour-${at}.`)));
    const statuses = await settle(turns);
    expect(statuses.filter((status) => status !== 'complete')).toEqual([]);
  });
});

describe('a rolling restart', () => {
  const startWorker = (drainSeconds: number) =>
    cluster.start('worker', { TURN_SLOTS: '60', DRAIN_SECONDS: String(drainSeconds) });

  // Something newer takes its place before it goes; a web process comes back at its own address.
  async function replaceWeb(at: number): Promise<void> {
    const old = webs[at];
    if (!old) throw new Error(`there is no web process ${at}`);
    old.child.kill('SIGTERM');
    await old.ended;
    webs[at] = await cluster.start('web', { PORT: new URL(old.url).port });
  }

  async function replaceWorker(old: RunningServer, drainSeconds: number): Promise<void> {
    await startWorker(drainSeconds);
    old.child.kill('SIGTERM');
    await old.ended;
  }

  it('of all processes with 200 turns in flight loses none', { timeout: 900_000 }, async () => {
    const patience = 300;
    const workers = [await startWorker(patience), await startWorker(patience)];
    const readers = [reader];
    for (let at = 0; at < 9; at += 1) {
      readers.push(readerOf(await launch(cluster.app, platform, { sub: `student-${at}` })));
    }
    cluster.model.always(answer(text, { tokensPerSecond: 6 }));
    const turns = await Promise.all(
      Array.from({ length: 200 }, (_, at) => begin(`Question ${at}`, readers[at % 10])),
    );
    await Promise.race(turns.map(({ spoken }) => spoken));
    for (const [at, old] of workers.entries()) {
      await Promise.all([replaceWorker(old, patience), replaceWeb(at)]);
    }
    const statuses = await settle(turns);
    expect(statuses.filter((status) => status !== 'complete')).toEqual([]);
    const cameBack = turns.filter(
      ({ turnId }, at) => (readers[at % 10]?.visited(turnId).length ?? 0) > 1,
    );
    expect(cameBack.length).toBeGreaterThan(0);
  });

  it('without time to finish hands over what nobody has seen, and keeps what was said', async () => {
    const old = await startWorker(0);
    cluster.model.always((request) =>
      asks(request, 'unseen') ? hang('first-token') : hang('mid'),
    );
    const unseen = await Promise.all([1, 2, 3, 4].map((at) => begin(`unseen ${at}`)));
    const seen = await Promise.all([1, 2, 3, 4].map((at) => begin(`spoken of ${at}`)));
    await Promise.all([...seen.map(({ spoken }) => spoken), cluster.model.arrived(8)]);
    cluster.model.always(usual);
    await replaceWorker(old, 0);
    const statuses = await settle([...unseen, ...seen]);
    expect(statuses).toEqual([
      ...unseen.map(() => 'complete'),
      ...seen.map(() => 'failed: interrupted'),
    ]);
    const kept = await reader.clients[0]?.get(`/api/turns/${seen[0]?.turnId}`);
    expect(kept?.body.answer).not.toBe('');
  });
});
