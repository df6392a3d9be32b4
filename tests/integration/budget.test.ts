import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BudgetRefusedError,
  createBudget,
  everySectionOf,
  readUsage,
  sectionId,
  setRule,
  sweepReservations,
  type Budget,
  type EntryKey,
  type Rule,
  type Spender,
} from '../../src/budget/index.ts';
import { countStudents, dueDatesOf, sectionsOf, writeDueDays } from '../../src/courses/index.ts';
import { createProcessLive } from '../../src/ground/live/index.ts';
import { createWithTenant, type WithTenant } from '../../src/tenancy/index.ts';
import { engines, type TestDatabase } from '../support/databases.ts';
import { openClass, type Class } from '../support/spenders.ts';

interface MeterRow {
  readonly scope: string;
  readonly scope_id: string;
  readonly period: string;
  readonly used: number;
  readonly reserved: number;
  readonly from_floor: number;
}

/** One turn: what is set aside, its requests to models, and how it ends. */
interface Life {
  readonly student: number;
  readonly full: number;
  readonly small: number;
  readonly requests: readonly { worst: number; actual: number; lost: boolean }[];
  readonly end: 'complete' | 'failed' | 'aborted' | 'crash' | 'removed';
}

const life: fc.Arbitrary<Life> = fc
  .record({
    student: fc.nat({ max: 2 }),
    full: fc.integer({ min: 1, max: 400 }),
    smallShare: fc.integer({ min: 1, max: 90 }),
    requests: fc.array(
      fc.record({
        worst: fc.integer({ min: 1, max: 300 }),
        share: fc.integer({ min: 0, max: 100 }),
        lost: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    end: fc.constantFrom('complete', 'failed', 'aborted', 'crash', 'removed'),
  })
  .map(({ full, smallShare, requests, ...rest }) => ({
    ...rest,
    full,
    small: Math.floor((full * smallShare) / 100),
    requests: requests.map(({ worst, share, lost }) => ({
      worst,
      actual: Math.floor((worst * share) / 100),
      lost,
    })),
  }));

describe.each(engines)('the budget on $name', (engine) => {
  let database: TestDatabase;
  let withTenant: WithTenant;
  const live = createProcessLive();

  beforeAll(async () => {
    database = await engine.open();
    withTenant = createWithTenant(database.databases.app);
  });
  afterAll(async () => {
    await live.close();
    await database[Symbol.asyncDispose]();
  });

  const budgetWith = (
    requestsPerMinute = 0,
    installationRules: readonly Rule[] = [],
    now?: () => Date,
  ): Budget =>
    createBudget({
      ...(now && { readNow: async () => now() }),
      counters: live.counters,
      countStudents,
      sectionsOf,
      dueDatesOf,
      installationRules,
      requestsPerMinute,
    });
  const openWith = async (headcount: number, rules: readonly Rule[]): Promise<Class> => {
    const opened = await openClass(database.databases.app, withTenant, headcount);
    await withTenant(opened.tenantId, async (tx) => {
      for (const rule of rules) await setRule(tx, opened.tenantId, rule);
    });
    return opened;
  };
  const meters = (tenantId: string) =>
    withTenant(tenantId, (tx) =>
      tx.query<MeterRow>(
        'select scope, scope_id, period, used::int, reserved::int, from_floor::int from budget_meters',
      ),
    );
  const spentBy = async (tenantId: string, by: 'tenant' | 'course' | 'student') => {
    const span = { from: new Date(Date.now() - 86_400_000), to: new Date(Date.now() + 86_400_000) };
    const rows = await withTenant(tenantId, (tx) => readUsage(tx, { tenantId, by, ...span }));
    return new Map(rows.map(({ key, costMicros }) => [key, costMicros]));
  };
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

  async function liveThrough(budget: Budget, room: Class, one: Life): Promise<void> {
    const student = room.students[one.student] as Spender;
    const { id, standing } = await room.begin(budget, student, [
      { rung: 'full', micros: one.full, tokens: one.full },
      { rung: 'small', micros: one.small, tokens: one.small },
      { rung: 'offline', micros: 0, tokens: 0 },
    ]);
    const { tenantId } = room;
    for (const { worst, actual, lost } of standing.rung === 'offline' ? [] : one.requests) {
      const key = await withTenant(tenantId, (tx) =>
        budget.open(tx, { tenantId, id }, entry(worst)),
      );
      if ('tenantId' in key && !lost)
        await withTenant(tenantId, (tx) => budget.close(tx, key, entry(actual)));
    }
    if (one.end === 'removed') await room.remove(id);
    else if (one.end !== 'crash') await room.end(id, one.end);
  }

  // features: L12, L15, L24, L28, A46, A49, B05
  it('spends the sum of usage, leaves nothing set aside and passes no cap, whatever happens in whatever order', async () => {
    const caps = { tenant: 1_500, course: 1_200, student: 600, hour: 2_000 };
    const rules: Rule[] = [
      {
        kind: 'cap',
        scope: 'tenant',
        scopeId: null,
        period: 'month',
        amount: caps.tenant,
        whenReached: 'bend',
      },
      {
        kind: 'cap',
        scope: 'course',
        scopeId: null,
        period: 'day',
        amount: caps.course,
        whenReached: 'bend',
      },
      {
        kind: 'cap',
        scope: 'student',
        scopeId: null,
        period: 'day',
        amount: caps.student,
        whenReached: 'bend',
      },
      {
        kind: 'cap',
        scope: 'tenant',
        scopeId: null,
        period: 'hour',
        amount: caps.hour,
        whenReached: 'bend',
      },
      {
        kind: 'floor',
        scope: 'student',
        scopeId: null,
        period: 'day',
        amount: 10,
        whenReached: 'bend',
      },
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 4, maxLength: 14 }), async (lives) => {
        const room = await openWith(3, rules);
        const budget = budgetWith();
        await Promise.all(lives.map((one) => liveThrough(budget, room, one)));
        // Whoever finds the turns of lost workers ends them; ending them twice changes nothing.
        await withTenant(room.tenantId, (tx) =>
          tx.query(`update turns set status = 'failed' where status = 'pending'`),
        );
        await withTenant(room.tenantId, (tx) => tx.query(`update turns set status = status`));

        const perTenant = await spentBy(room.tenantId, 'tenant');
        const perStudent = await spentBy(room.tenantId, 'student');
        const total = perTenant.get(room.tenantId) ?? 0;
        for (const { scope, scope_id, period, used, reserved, from_floor } of await meters(
          room.tenantId,
        )) {
          const spent = scope === 'student' ? (perStudent.get(scope_id) ?? 0) : total;
          expect({ scope, period, used, reserved }).toEqual({
            scope,
            period,
            used: spent,
            reserved: 0,
          });
          expect(from_floor).toBeLessThanOrEqual(used);
        }
        expect(total).toBeLessThanOrEqual(Math.min(caps.tenant, caps.course, caps.hour));
        for (const spent of perStudent.values()) expect(spent).toBeLessThanOrEqual(caps.student);
      }),
      { numRuns: engine.name === 'postgres' ? 12 : 5 },
    );
  }, 120_000);

  // features: B05
  it('keeps every student’s floor, however greedy the others are', async () => {
    const room = await openWith(5, [
      {
        kind: 'cap',
        scope: 'course',
        scopeId: null,
        period: 'day',
        amount: 1_000,
        whenReached: 'bend',
      },
      {
        kind: 'cap',
        scope: 'tenant',
        scopeId: null,
        period: 'day',
        amount: 1_000,
        whenReached: 'bend',
      },
      {
        kind: 'floor',
        scope: 'student',
        scopeId: null,
        period: 'day',
        amount: 100,
        whenReached: 'bend',
      },
    ]);
    const budget = budgetWith();
    const [greedy, ...others] = room.students as [Spender, ...Spender[]];
    const ask = (student: Spender) =>
      room.begin(budget, student, [
        { rung: 'full', micros: 50, tokens: 50 },
        { rung: 'offline', micros: 0, tokens: 0 },
      ]);
    const asked = await Promise.all(Array.from({ length: 30 }, () => ask(greedy)));
    const served = asked.filter(({ standing }) => standing.rung === 'full').length;
    // The own floor (100) and all that is nobody's floor (1,000 − 5 × 100), in pieces of 50.
    expect(served).toBe(12);
    const later = await Promise.all(others.flatMap((student) => [ask(student), ask(student)]));
    expect(later.map(({ standing }) => standing.rung)).toEqual(later.map(() => 'full'));
    const tenant = (await meters(room.tenantId)).find(
      ({ scope, period }) => scope === 'tenant' && period === 'day',
    );
    expect(tenant?.reserved).toBe(1_000);
    expect((await ask(others[0] as Spender)).standing).toMatchObject({ rung: 'offline' });
  });

  it('goes down the ladder and says which limit made it', async () => {
    const room = await openWith(1, [
      {
        kind: 'cap',
        scope: 'student',
        scopeId: null,
        period: 'day',
        amount: 120,
        whenReached: 'bend',
      },
    ]);
    const budget = budgetWith();
    const ask = () =>
      room.begin(budget, room.students[0] as Spender, [
        { rung: 'full', micros: 100, tokens: 1 },
        { rung: 'small', micros: 15, tokens: 1 },
        { rung: 'offline', micros: 0, tokens: 0 },
      ]);
    expect((await ask()).standing).toEqual({ rung: 'full', limitedBy: null });
    expect((await ask()).standing).toMatchObject({
      rung: 'small',
      limitedBy: { scope: 'student', period: 'day', unit: 'micro-usd', cap: 120, left: 20 },
    });
    expect((await ask()).standing.rung).toBe('offline');
  });

  it('refuses where the operator wants that, with what is left and when it comes back', async () => {
    const room = await openWith(1, [
      {
        kind: 'cap',
        scope: 'course',
        scopeId: null,
        period: 'month',
        amount: 10,
        whenReached: 'refuse',
      },
    ]);
    const refused = room.begin(budgetWith(), room.students[0] as Spender, [
      { rung: 'full', micros: 11, tokens: 1 },
    ]);
    await expect(refused).rejects.toThrow(BudgetRefusedError);
    await expect(refused).rejects.toMatchObject({
      code: 'budget_spent',
      message: expect.stringMatching(
        /^This course’s allowance .* this month is used up .* at \d{4}-\d\d-01 00:00 UTC\.$/,
      ),
      limit: { scope: 'course', period: 'month', cap: 10, left: 10 },
    });
    expect(await withTenant(room.tenantId, (tx) => tx.query('select id from turns'))).toEqual([]);
  });

  it('lets a course’s own cap stand before that of every course, and a tenant’s before the installation’s', async () => {
    const room = await openWith(1, [
      {
        kind: 'cap',
        scope: 'course',
        scopeId: null,
        period: 'day',
        amount: 0,
        whenReached: 'bend',
      },
    ]);
    const cap = (scope: 'course' | 'tenant', scopeId: string | null, amount: number): Rule => ({
      kind: 'cap',
      scope,
      scopeId,
      period: 'day',
      amount,
      whenReached: 'bend',
    });
    const budget = budgetWith(0, [cap('tenant', null, 50)]);
    const ask = async () =>
      (
        await room.begin(budget, room.students[0] as Spender, [
          { rung: 'full', micros: 40, tokens: 1 },
        ])
      ).standing;
    expect((await ask()).limitedBy).toMatchObject({ scope: 'course', cap: 0 });
    await withTenant(room.tenantId, (tx) =>
      setRule(tx, room.tenantId, cap('course', room.courseId, 500)),
    );
    expect((await ask()).rung).toBe('full');
    expect((await ask()).limitedBy).toMatchObject({ scope: 'tenant', cap: 50, left: 10 });
    await withTenant(room.tenantId, (tx) => setRule(tx, room.tenantId, cap('tenant', null, 400)));
    expect((await ask()).rung).toBe('full');
  });

  const capOf = (more: Pick<Rule, 'scope' | 'amount'> & Partial<Rule>): Rule => ({
    kind: 'cap',
    scopeId: null,
    period: 'day',
    whenReached: 'bend',
    ...more,
  });
  const offerOf = (micros: number) => [{ rung: 'full' as const, micros, tokens: micros }];

  // features: B05
  it('holds every section of a student to its cap, and others’ sections to theirs', async () => {
    const room = await openWith(3, [capOf({ scope: 'section', amount: 100 })]);
    const [both, one, none] = room.students as [Spender, Spender, Spender];
    await room.seat(both, ['section:2', 'section:1']);
    await room.seat(one, ['section:2']);
    const budget = budgetWith();
    const ask = async (student: Spender, micros: number) =>
      (await room.begin(budget, student, offerOf(micros))).standing;
    expect((await ask(one, 70)).rung).toBe('full');
    expect((await ask(both, 40)).limitedBy).toMatchObject({
      scope: 'section',
      period: 'day',
      cap: 100,
      left: 30,
    });
    expect((await ask(both, 30)).rung).toBe('full');
    expect((await ask(one, 1)).rung).toBe('offline');
    // Whoever is in no section counts on course and tenant alone.
    expect((await ask(none, 5_000)).rung).toBe('full');
    const used = (await meters(room.tenantId)).filter(
      ({ scope, period }) => scope === 'section' && period === 'day',
    );
    expect(new Map(used.map(({ scope_id, reserved }) => [scope_id, reserved]))).toEqual(
      new Map([
        [`${room.courseId}/section:1`, 30],
        [`${room.courseId}/section:2`, 100],
      ]),
    );
  });

  // features: B05
  it('lets the cap of one section stand before that of the course’s sections, and that before all', async () => {
    const room = await openWith(1, [capOf({ scope: 'section', amount: 1 })]);
    const [student] = room.students as [Spender];
    await room.seat(student, ['group:7']);
    const rung = async () =>
      (await room.begin(budgetWith(), student, offerOf(10))).standing.limitedBy?.cap ?? 'full';
    const set = (scopeId: string, amount: number) =>
      withTenant(room.tenantId, (tx) =>
        setRule(tx, room.tenantId, capOf({ scope: 'section', scopeId, amount })),
      );
    expect(await rung()).toBe(1);
    await set(everySectionOf(room.courseId), 2);
    expect(await rung()).toBe(2);
    await set(sectionId(room.courseId, 'group:8'), 500);
    expect(await rung()).toBe(2);
    await set(sectionId(room.courseId, 'group:7'), 15);
    expect(await rung()).toBe('full');
    expect(await rung()).toBe(15);
  });

  it('settles on the sections a question was asked in, wherever the student has moved since', async () => {
    const room = await openWith(1, [capOf({ scope: 'section', amount: 100 })]);
    const { tenantId } = room;
    const [student] = room.students as [Spender];
    await room.seat(student, ['section:1']);
    const budget = budgetWith();
    const { id } = await room.begin(budget, student, offerOf(60));
    await room.seat(student, ['section:2']);
    const key = await withTenant(tenantId, (tx) => budget.open(tx, { tenantId, id }, entry(90)));
    await withTenant(tenantId, (tx) => budget.close(tx, key as EntryKey, entry(80)));
    await room.end(id, 'complete');
    const sections = (await meters(tenantId)).filter(({ scope }) => scope === 'section');
    expect(sections.map(({ scope_id, used, reserved }) => ({ scope_id, used, reserved }))).toEqual(
      sections.map(() => ({ scope_id: `${room.courseId}/section:1`, used: 80, reserved: 0 })),
    );
    const span = { from: new Date(0), to: new Date(Date.now() + 86_400_000) };
    const usage = await withTenant(tenantId, (tx) =>
      readUsage(tx, { tenantId, by: 'section', ...span }),
    );
    expect(usage).toMatchObject([{ key: `${room.courseId}/section:1`, costMicros: 80 }]);
  });

  // features: B05
  it('keeps the floors of a section’s students within its cap', async () => {
    const room = await openWith(3, [
      capOf({ scope: 'section', amount: 100 }),
      { ...capOf({ scope: 'student', amount: 40 }), kind: 'floor' },
    ]);
    const [greedy, modest, elsewhere] = room.students as [Spender, Spender, Spender];
    await room.seat(greedy, ['section:1']);
    await room.seat(modest, ['section:1']);
    await room.seat(elsewhere, ['section:2']);
    const budget = budgetWith();
    const rung = async (student: Spender, micros: number) =>
      (await room.begin(budget, student, offerOf(micros))).standing.rung;
    expect(await rung(elsewhere, 90)).toBe('full');
    expect(await rung(greedy, 61)).toBe('offline');
    expect(await rung(greedy, 60)).toBe('full');
    expect(await rung(greedy, 1)).toBe('offline');
    expect(await rung(modest, 40)).toBe('full');
  });

  it('lets no course with little money of its own drain the floors of another', async () => {
    const room = await openWith(2, [
      capOf({ scope: 'tenant', amount: 1_000 }),
      // What this course may spend in a month could be spent in a day.
      capOf({ scope: 'course', period: 'month', amount: 3_000 }),
      { ...capOf({ scope: 'student', amount: 500 }), kind: 'floor' },
    ]);
    const { tenantId } = room;
    const other = await withTenant(tenantId, async (tx) => {
      const [made] = await tx.query<{ id: string }>(
        `insert into courses (tenant_id, context_id, title) values ($1, 'c2', 'Other') returning id`,
        [tenantId],
      );
      await tx.query(`update enrolments set course_id = $3 where tenant_id = $1 and user_id = $2`, [
        tenantId,
        room.students[1]?.userId,
        made?.id,
      ]);
      await setRule(
        tx,
        tenantId,
        capOf({ scope: 'course', period: 'month', scopeId: made?.id ?? '', amount: 90_000 }),
      );
      return made?.id ?? '';
    });
    const [here] = room.students as [Spender, Spender];
    const there: Spender = { ...(room.students[1] as Spender), courseId: other };
    const budget = budgetWith();
    for (let asked = 0; asked < 12; asked += 1) await room.begin(budget, here, offerOf(100));
    expect((await room.begin(budget, there, offerOf(500))).standing.rung).toBe('full');
  });

  describe('with money kept for deadlines', () => {
    let now: Date;
    const on = (day: number): void => {
      now = new Date(Date.UTC(2026, 10, day, 9));
    };
    const openDeadlines = async (
      rules: readonly Rule[] = [],
      headcount = 2,
    ): Promise<{ room: Class; ask: (student: number, micros: number) => Promise<string> }> => {
      const room = await openWith(headcount, [
        capOf({ scope: 'course', period: 'month', amount: 1_000 }),
        {
          ...capOf({ scope: 'course', period: 'month', amount: 40 }),
          kind: 'reserve',
          daysBefore: 1,
        },
        ...rules,
      ]);
      const { tenantId, courseId } = room;
      await withTenant(tenantId, (tx) =>
        writeDueDays(tx, { tenantId, courseId }, ['2026-11-12', '2026-11-25']),
      );
      const budget = budgetWith(0, [], () => now);
      const ask = async (student: number, micros: number) =>
        (await room.begin(budget, room.students[student] as Spender, offerOf(micros))).standing
          .rung;
      return { room, ask };
    };

    // features: B05
    it('spends none of it before, opens a part each of those days, and lets go of it after the last', async () => {
      const { room, ask } = await openDeadlines();
      on(3);
      expect(await ask(0, 601)).toBe('offline');
      expect(await ask(0, 600)).toBe('full');
      expect(await ask(1, 1)).toBe('offline');
      on(11);
      expect(await ask(0, 101)).toBe('offline');
      expect(await ask(0, 90)).toBe('full');
      on(14);
      expect(await ask(1, 1)).toBe('offline');
      // What the first deadline left is there for the second, and for no day between them.
      on(24);
      expect(await ask(1, 210)).toBe('full');
      expect(await ask(1, 1)).toBe('offline');
      on(25);
      expect(await ask(0, 100)).toBe('full');
      expect(await ask(0, 1)).toBe('offline');
      const month = (await meters(room.tenantId)).find(
        ({ scope, period }) => scope === 'course' && period === 'month',
      );
      expect(month?.reserved).toBe(1_000);
    });

    it('says what is kept and when more of it opens', async () => {
      const { room } = await openDeadlines();
      on(3);
      const budget = budgetWith(0, [], () => now);
      const student = room.students[0] as Spender;
      const { standing } = await room.begin(budget, student, offerOf(601));
      expect(standing.limitedBy).toMatchObject({
        scope: 'course',
        period: 'month',
        left: 600,
        keptBack: 400,
        resetsAt: '2026-11-11T00:00:00.000Z',
      });
      const help = await withTenant(room.tenantId, (tx) =>
        budget.help(tx, student, {
          offers: [
            { rung: 'full', micros: 700, tokens: 1 },
            { rung: 'small', micros: 200, tokens: 1 },
          ],
          language: 'en',
        }),
      );
      expect(help).toMatchObject({ rung: 'small', answers: 3 });
      expect(help?.message).toBe(
        'This course’s allowance for language models this month, but for what is kept for the days before due dates, is enough for about 3 more answers by a smaller model. It comes back at 2026-11-11 00:00 UTC.',
      );
    });

    it('pays every floor all the same', async () => {
      const floor = { ...capOf({ scope: 'student', amount: 10 }), kind: 'floor' as const };
      const { ask } = await openDeadlines([floor]);
      on(3);
      expect(await ask(0, 600)).toBe('offline');
      // The floors of both for 28 days are kept beside the reserve.
      expect(await ask(0, 50)).toBe('full');
      expect(await ask(0, 1)).toBe('offline');
      expect(await ask(1, 10)).toBe('full');
    });
  });

  it('has what a day left of the floors free for all on the next', async () => {
    let day = 29;
    const room = await openWith(2, [
      capOf({ scope: 'course', period: 'month', amount: 600 }),
      { ...capOf({ scope: 'student', amount: 10 }), kind: 'floor' },
    ]);
    const budget = budgetWith(0, [], () => new Date(Date.UTC(2026, 10, day, 9)));
    const [one, other] = room.students as [Spender, Spender];
    const rung = async (student: Spender, micros: number) =>
      (await room.begin(budget, student, offerOf(micros))).standing.rung;
    // Two floors today and two tomorrow: all but 30 are one student's to use.
    expect(await rung(one, 571)).toBe('offline');
    expect(await rung(one, 570)).toBe('full');
    day = 30;
    expect(await rung(one, 21)).toBe('offline');
    expect(await rung(one, 20)).toBe('full');
    expect(await rung(other, 10)).toBe('full');
  });

  it('caps the tokens of an hour for models that cost nothing as well', async () => {
    const room = await openWith(1, [
      {
        kind: 'cap',
        scope: 'student',
        scopeId: null,
        period: 'hour',
        amount: 100,
        whenReached: 'bend',
      },
    ]);
    const ask = () =>
      room.begin(budgetWith(), room.students[0] as Spender, [
        { rung: 'full', micros: 0, tokens: 80 },
      ]);
    expect((await ask()).standing.rung).toBe('full');
    expect((await ask()).standing).toMatchObject({
      rung: 'offline',
      limitedBy: { period: 'hour', unit: 'tokens', left: 20 },
    });
  });

  it('counts a request nobody came back from at the most it can cost, and one closed late at what it cost', async () => {
    const room = await openWith(1, []);
    const { tenantId } = room;
    const budget = budgetWith();
    const { id } = await room.begin(budget, room.students[0] as Spender, [
      { rung: 'full', micros: 100, tokens: 100 },
    ]);
    const key = await withTenant(tenantId, (tx) => budget.open(tx, { tenantId, id }, entry(80)));
    await room.end(id, 'failed');
    expect((await spentBy(tenantId, 'tenant')).get(tenantId)).toBe(80);
    await withTenant(tenantId, (tx) => budget.close(tx, key as EntryKey, entry(30)));
    expect((await spentBy(tenantId, 'tenant')).get(tenantId)).toBe(30);
    const used = (await meters(tenantId))
      .filter(({ period }) => period === 'day')
      .map((row) => row.used);
    expect(used).toEqual([30, 30, 30]);
    expect(await withTenant(tenantId, (tx) => budget.open(tx, { tenantId, id }, entry(1)))).toEqual(
      { limitedBy: null },
    );
  });

  it('sweeps what was set aside for work that never came to an end', async () => {
    const room = await openWith(1, []);
    const { tenantId } = room;
    const { id } = await room.begin(budgetWith(), room.students[0] as Spender, [
      { rung: 'full', micros: 100, tokens: 100 },
    ]);
    expect(await sweepReservations(withTenant, tenantId)).toBe(0);
    await withTenant(tenantId, (tx) =>
      tx.query(
        `update budget_reservations set expires_at = now() - interval '1 second' where id = $1`,
        [id],
      ),
    );
    expect(await sweepReservations(withTenant, tenantId)).toBe(1);
    expect(
      (await meters(tenantId)).every(({ reserved, used }) => reserved === 0 && used === 0),
    ).toBe(true);
  });

  it('lets a student ask only so often, and others all the same', async () => {
    const room = await openWith(2, []);
    const budget = budgetWith(2);
    const [one, other] = room.students as [Spender, Spender];
    await budget.admit(one);
    await budget.admit(one);
    await expect(budget.admit(one)).rejects.toMatchObject({ code: 'too_many_turns' });
    await budget.admit(other);
  });
});
