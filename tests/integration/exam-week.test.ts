import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createBudget,
  setRule,
  sweepReservations,
  type Budget,
  type Rule,
  type Spender,
} from '../../src/budget/index.ts';
import { countStudents, dueDatesOf, sectionsOf, writeDueDays } from '../../src/courses/index.ts';
import { createProcessLive } from '../../src/ground/live/index.ts';
import { createWithTenant, type WithTenant } from '../../src/tenancy/index.ts';
import { mainEngine, type TestDatabase } from '../support/databases.ts';
import { openClass, type Class } from '../support/spenders.ts';

// Five hundred where there is a server; the embedded database has one connection and takes its time.
const size =
  mainEngine.name === 'postgres'
    ? { students: 500, sections: 10, greedy: 20, questions: 60 }
    : { students: 60, sections: 3, greedy: 5, questions: 25 };
/** No further week is begun after that; the first is always lived to its end. */
const patienceMs = 40_000;

const floor = 20;
const greed = 100;
const daysOfMonth = 30;
const floorsOfDay = size.students * floor;
/** Just enough to pay every floor on every day of the month. */
const cap = floorsOfDay * daysOfMonth;
const share = 10;
const reserve = Math.floor((cap * share) / 100);
const sectionCap = (floorsOfDay / size.sections) * 2;
/** The exam is on the 30th; the reserve opens from the 28th on. What is kept counts from the 27th. */
const days = [27, 28, 29, 30];

type End =
  | 'complete'
  | 'failed'
  | 'aborted'
  /** The worker dies while a model answers; another one ends the turn. */
  | 'lost'
  /** Nobody ever ends the turn. */
  | 'abandoned'
  /** The process dies before what it set aside is written. */
  | 'killed';

interface Question {
  readonly student: number;
  readonly micros: number;
  readonly share: number;
  readonly end: End;
}

const ends = fc.constantFrom<End>('complete', 'failed', 'aborted', 'lost', 'abandoned', 'killed');
const greedyQuestion = fc.record({
  student: fc.nat({ max: size.greedy - 1 }),
  micros: fc.constant(greed),
  share: fc.integer({ min: 0, max: 100 }),
  end: ends,
});

let database: TestDatabase;
let withTenant: WithTenant;
let room: Class;
let budget: Budget;
let now: Date;
const live = createProcessLive();

beforeAll(async () => {
  database = await mainEngine.open();
  withTenant = createWithTenant(database.databases.app);
  room = await openClass(database.databases.app, withTenant, size.students);
  const { tenantId, courseId } = room;
  for (const [at, student] of room.students.entries())
    await room.seat(student, [`section:${at % size.sections}`]);
  const rule = (more: Pick<Rule, 'scope' | 'period' | 'amount'> & Partial<Rule>): Rule => ({
    kind: 'cap',
    scopeId: null,
    whenReached: 'bend',
    ...more,
  });
  await withTenant(tenantId, async (tx) => {
    for (const one of [
      rule({ scope: 'course', period: 'month', amount: cap }),
      rule({ scope: 'tenant', period: 'month', amount: cap + 500 }),
      rule({ scope: 'section', period: 'day', amount: sectionCap }),
      rule({ kind: 'floor', scope: 'student', period: 'day', amount: floor }),
      rule({ kind: 'reserve', scope: 'course', period: 'month', amount: share, daysBefore: 2 }),
    ])
      await setRule(tx, tenantId, one);
    const dueDays = [1, 2, 3, 4, 5].map((week) => `${yearOf(week)}-11-30`);
    await writeDueDays(tx, { tenantId, courseId }, dueDays);
  });
  budget = createBudget({
    counters: live.counters,
    countStudents,
    sectionsOf,
    dueDatesOf,
    installationRules: [],
    readNow: async () => now,
    requestsPerMinute: 0,
  });
}, 300_000);
afterAll(async () => {
  await live.close();
  await database[Symbol.asyncDispose]();
});

/** Each week is lived in a November of its own, so that none begins with what another spent. */
function yearOf(week: number): number {
  return 2030 + week;
}

const entryOf = (micros: number) => ({
  task: 'chat_tutor',
  provider: 'vendor',
  model: 'm',
  keyOwner: 'environment',
  inputTokens: micros,
  outputTokens: 0,
  costMicros: micros,
  estimated: false,
});

/** Asks once, as a turn does, and returns how far down the ladder it was sent. */
async function ask(question: Question): Promise<string> {
  const { tenantId } = room;
  const { micros, share: used, end } = question;
  const student = room.students[question.student] as Spender;
  const offers = [
    { rung: 'full', micros, tokens: micros },
    { rung: 'offline', micros: 0, tokens: 0 },
  ] as const;
  if (end === 'killed') {
    const killed = withTenant(tenantId, async (tx) => {
      await budget.reserve(tx, student, { id: tenantId, offers });
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    return 'killed';
  }
  const { id, standing } = await room.begin(budget, student, offers);
  if (end === 'abandoned') return standing.rung;
  if (standing.rung === 'full') {
    const key = await withTenant(tenantId, (tx) =>
      budget.open(tx, { tenantId, id }, entryOf(micros)),
    );
    const actual = entryOf(Math.floor((micros * used) / 100));
    if ('tenantId' in key && end !== 'lost')
      await withTenant(tenantId, (tx) => budget.close(tx, key, actual));
  }
  await room.end(id, end === 'lost' ? 'failed' : end);
  return standing.rung;
}

interface Meter {
  readonly scope: string;
  readonly period: string;
  readonly used: number;
  readonly reserved: number;
  readonly fromFloor: number;
}

const meters = () =>
  withTenant(room.tenantId, (tx) =>
    tx.query<Meter>(
      `select scope, period, used::float8 as used, reserved::float8 as reserved, from_floor::float8 as "fromFloor"
       from budget_meters where starts_at = budget_window(period, $1)`,
      [now],
    ),
  );

/** No cap is passed at any moment, and what is kept for the exam is touched by floors alone. */
async function expectWithinLimits(keptBack: number): Promise<void> {
  const caps: Readonly<Record<string, number>> = {
    'course month': cap,
    'tenant month': cap + 500,
    'section day': sectionCap,
  };
  for (const { scope, period, used, reserved, fromFloor } of await meters()) {
    const most = caps[`${scope} ${period}`] ?? Infinity;
    expect(used + reserved, `${scope} ${period}`).toBeLessThanOrEqual(most);
    if (scope === 'course' && period === 'month')
      expect(used + reserved - fromFloor).toBeLessThanOrEqual(cap - keptBack);
  }
}

/** Does all of them, so many at a time. */
async function together(work: readonly (() => Promise<void>)[], atOnce = 8): Promise<void> {
  const waiting = [...work];
  const one = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await next();
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** What the month has spent before: all but the floors still to come, the reserve and a little. */
async function spendTheMonth(): Promise<void> {
  const { tenantId, courseId } = room;
  const left = days.length * floorsOfDay + reserve + (size.greedy * greed) / 2;
  const [id] = await withTenant(tenantId, async (tx) => {
    const [made] = await tx.query<{ id: string }>('select gen_random_uuid() as id');
    const work = {
      id: made?.id ?? '',
      offers: [{ rung: 'full' as const, micros: cap - left, tokens: 1 }],
    };
    const { rung } = await budget.reserve(tx, { tenantId, courseId, userId: null }, work);
    expect(rung).toBe('full');
    const key = await budget.open(
      tx,
      { tenantId, id: work.id },
      { ...entryOf(cap - left), inputTokens: 1 },
    );
    if ('tenantId' in key) await budget.close(tx, key, { ...entryOf(cap - left), inputTokens: 1 });
    return [work.id];
  });
  await withTenant(tenantId, (tx) => budget.settle(tx, tenantId, id ?? ''));
}

/** Sweeps what nobody ended, as long after as it takes. */
async function sweep(): Promise<void> {
  const { tenantId } = room;
  await withTenant(tenantId, (tx) =>
    tx.query(
      `update budget_reservations set expires_at = now() - interval '1 second' where settled_at is null`,
    ),
  );
  await sweepReservations(withTenant, tenantId);
}

async function liveThrough(week: number, seed: number): Promise<void> {
  now = new Date(Date.UTC(yearOf(week), 10, 27, 9));
  await spendTheMonth();
  const modest = fc.sample(
    fc.shuffledSubarray(room.students.map((_, at) => at).slice(size.greedy), {
      minLength: size.students - size.greedy,
    }),
    { numRuns: 1, seed },
  )[0] as number[];
  for (const [nth, day] of days.entries()) {
    now = new Date(Date.UTC(yearOf(week), 10, day, 9));
    const opened = day < 28 ? 0 : day - 27;
    const keptBack = Math.ceil((reserve * (3 - opened)) / 3);
    const asked = fc.sample(greedyQuestion, { numRuns: size.questions, seed: seed + day });
    const today = modest.filter((_, at) => at % days.length === nth);
    const rungs: string[] = [];
    const sent: string[] = [];
    const greedy = asked.map((question, at) => async () => {
      rungs.push(await ask(question));
      if (at % 20 === 0) await expectWithinLimits(keptBack);
    });
    const careful = today.map((student, at) => async () => {
      const end = (['complete', 'lost', 'abandoned', 'aborted'] as const)[at % 4] ?? 'complete';
      sent.push(await ask({ student, micros: floor, share: 100, end }));
    });
    const mixed = [...greedy, ...careful].map((work, at) => ({
      work,
      at: (at * 7919 + seed) % 10_007,
    }));
    await together(mixed.toSorted((a, b) => a.at - b.at).map(({ work }) => work));
    // Nobody who asks no more than the floor pays is sent away, however many ask for more.
    expect(sent.filter((rung) => rung !== 'full')).toEqual([]);
    // And they do meet the end of what is common.
    if (day === 27) expect(rungs).toContain('offline');
    await expectWithinLimits(keptBack);
    await sweep();
    expect((await meters()).filter(({ reserved }) => reserved !== 0)).toEqual([]);
  }
  const [spent] = await withTenant(room.tenantId, (tx) =>
    tx.query<{ micros: number }>(
      `select sum(u.cost_micros)::float8 as micros from usage_entries u
         join budget_reservations r on r.tenant_id = u.tenant_id and r.id = u.reservation_id
       where budget_window('month', r.taken_at) = budget_window('month', $1)`,
      [now],
    ),
  );
  const month = (await meters()).filter(
    ({ period, scope }) => period === 'month' && scope !== 'student',
  );
  expect(month.filter(({ scope }) => scope !== 'section').map(({ used }) => used)).toEqual([
    spent?.micros,
    spent?.micros,
  ]);
}

// features: B05
describe(`an exam week of ${size.students} students`, () => {
  it('drains nobody’s floor, passes no cap, keeps the reserve for its days and leaves nothing set aside', async () => {
    const until = performance.now() + patienceMs;
    const seeds = [42, 7, 1_001, 65_537];
    let lived = 0;
    while (lived < seeds.length && (lived === 0 || performance.now() < until)) {
      await liveThrough(lived + 1, seeds[lived] ?? 0);
      lived += 1;
    }
    expect(lived).toBeGreaterThan(0);
  }, 600_000);
});
