import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createBudget,
  setRule,
  type Budget,
  type Rule,
  type Spender,
} from '../../src/budget/index.ts';
import { countStudents, dueDatesOf, sectionsOf } from '../../src/courses/index.ts';
import { createProcessLive } from '../../src/ground/live/index.ts';
import { createWithTenant, type WithTenant } from '../../src/tenancy/index.ts';
import { mainEngine, type TestDatabase } from '../support/databases.ts';
import { openClass, type Class } from '../support/spenders.ts';

// Five hundred where there is a server; the embedded database has one connection and takes its time.
const size =
  mainEngine.name === 'postgres'
    ? { students: 500, greedy: 20, questions: 25 }
    : { students: 60, greedy: 5, questions: 12 };
const days = 2;
/** What an answer costs at most: the full offer, and the floor holds two of them. */
const answerMicros = 100;
const floorMicros = 2 * answerMicros;
/** The floors of all, and a common rest that the greedy use up within the first day. */
const capMicros = days * size.students * floorMicros + size.greedy * size.questions * 30;

interface Question {
  readonly worst: number;
  readonly actual: number;
  readonly end: 'complete' | 'failed' | 'aborted' | 'crash';
}

const question: fc.Arbitrary<Question> = fc.record({
  worst: fc.integer({ min: 1, max: answerMicros }),
  actual: fc.integer({ min: 0, max: answerMicros }),
  end: fc.constantFrom('complete', 'failed', 'aborted', 'crash'),
});

let database: TestDatabase;
let withTenant: WithTenant;
let room: Class;
let budget: Budget;
const live = createProcessLive();

beforeAll(async () => {
  database = await mainEngine.open();
  withTenant = createWithTenant(database.databases.app);
  room = await openClass(database.databases.app, withTenant, size.students);
  const rule = (kind: Rule['kind'], more: Pick<Rule, 'scope' | 'period' | 'amount'>): Rule => ({
    kind,
    scopeId: null,
    whenReached: 'bend',
    ...more,
  });
  await withTenant(room.tenantId, async (tx) => {
    const { tenantId } = room;
    await setRule(
      tx,
      tenantId,
      rule('floor', { scope: 'student', period: 'day', amount: floorMicros }),
    );
    const perDay = Math.floor(capMicros / days);
    await setRule(tx, tenantId, rule('cap', { scope: 'course', period: 'day', amount: perDay }));
    await setRule(tx, tenantId, rule('cap', { scope: 'tenant', period: 'day', amount: perDay }));
  });
  budget = createBudget({
    counters: live.counters,
    countStudents,
    sectionsOf,
    dueDatesOf,
    installationRules: [],
    requestsPerMinute: 0,
  });
}, 300_000);
afterAll(async () => {
  await live.close();
  await database[Symbol.asyncDispose]();
});

/** Asks once, as a turn does, and returns how far down the ladder it was sent. */
async function ask(student: Spender, { worst, actual, end }: Question): Promise<string> {
  const { tenantId } = room;
  const { id, standing } = await room.begin(budget, student, [
    { rung: 'full', micros: answerMicros, tokens: answerMicros },
    { rung: 'offline', micros: 0, tokens: 0 },
  ]);
  if (standing.rung === 'full') {
    const entry = (micros: number) => ({
      task: 'chat_tutor',
      provider: 'vendor',
      model: 'm',
      keyOwner: 'environment',
      inputTokens: micros,
      outputTokens: 0,
      costMicros: micros,
      estimated: false,
    });
    const key = await withTenant(tenantId, (tx) => budget.open(tx, { tenantId, id }, entry(worst)));
    if (key && end !== 'crash') {
      await withTenant(tenantId, (tx) => budget.close(tx, key, entry(Math.min(worst, actual))));
    }
  }
  // A worker that died: somebody else ends its turn, and what was open counts at its worst.
  await room.end(id, end === 'crash' ? 'failed' : end);
  return standing.rung;
}

const meters = () =>
  withTenant(room.tenantId, (tx) =>
    tx.query<{ scope: string; used: number; reserved: number; fromFloor: number }>(
      `select scope, used::float8 as used, reserved::float8 as reserved, from_floor::float8 as "fromFloor"
       from budget_meters where period = 'day' and starts_at = budget_window('day', now())`,
    ),
  );

async function expectUnderCap(): Promise<void> {
  const shared = (await meters()).filter(({ scope }) => scope !== 'student');
  for (const { used, reserved } of shared) {
    expect(used + reserved).toBeLessThanOrEqual(Math.floor(capMicros / days));
  }
}

/** Everything of today becomes yesterday's. */
async function sleep(): Promise<void> {
  await withTenant(room.tenantId, async (tx) => {
    await tx.query(
      `update budget_meters set starts_at = starts_at - interval '1 day' where period = 'day'`,
    );
  });
}

/** Does all of them, so many at a time. */
async function together(work: readonly (() => Promise<void>)[], atOnce = 8): Promise<void> {
  const waiting = [...work];
  const one = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await next();
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

// features: B05
describe(`an exam week of ${size.students} students`, () => {
  it('drains nobody’s floor, never passes the cap, and leaves nothing set aside', async () => {
    const questions = fc.sample(question, { numRuns: size.greedy * size.questions, seed: 42 });
    const greedy = room.students.slice(0, size.greedy);
    const modest = room.students.slice(size.greedy);
    for (let day = 0; day < days; day += 1) {
      const rungs: string[] = [];
      await together(
        questions.map((asked, at) => async () => {
          rungs.push(await ask(greedy[at % greedy.length] as Spender, asked));
          if (at % 50 === 0) await expectUnderCap();
        }),
      );
      // The greedy have met the end of what is common, all at the same time.
      expect(rungs).toContain('offline');
      await expectUnderCap();
      const last: Question = { worst: answerMicros, actual: answerMicros, end: 'complete' };
      const sent: string[] = [];
      await together(
        modest.flatMap((student) =>
          [1, 2].map(() => async () => void sent.push(await ask(student, last))),
        ),
      );
      expect(sent.filter((rung) => rung !== 'full')).toEqual([]);
      await expectUnderCap();
      const now = await meters();
      expect(now.every(({ reserved }) => reserved === 0)).toBe(true);
      const spent = now.filter(({ scope }) => scope === 'student');
      const tenant = now.find(({ scope }) => scope === 'tenant');
      expect(spent.reduce((sum, { used }) => sum + used, 0)).toBe(tenant?.used);
      await sleep();
    }
  }, 900_000);
});
