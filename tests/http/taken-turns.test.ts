import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setRule } from '../../src/budget/index.ts';
import { createPriceBook } from '../../src/models/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { createReplyingModel } from '../support/replying-model.ts';

describe('a question that nobody works on yet', () => {
  let app: TestApp;
  let platform: Platform;
  let student: Client;
  let teacher: Client;

  beforeEach(async () => {
    const prices = createPriceBook(new Map([['scripted:replying', { input: 2, output: 30 }]]));
    app = await startApp({ chatModels: [createReplyingModel()], prices, worker: false });
    platform = await startPlatform(app);
    student = clientOf(app, await launch(app, platform));
    teacher = clientOf(app, await launch(app, platform, { sub: 't', role: 'Instructor' }));
  });
  afterEach(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  const rows = <Row>(sql: string): Promise<Row[]> =>
    app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(sql));
  const ask = (more: Readonly<Record<string, unknown>> = {}) =>
    student.post('/api/turns', { message: 'What is a limit?', ...more });

  // features: L27, A45, A46
  it('is stopped all the same, and nothing stays set aside', async () => {
    const { body } = await ask();
    const aside = 'select 1 from budget_reservations where settled_at is null';
    expect(await rows(aside)).toHaveLength(1);
    expect((await student.post(`/api/turns/${body.turnId}/cancel`)).status).toBe(202);
    const events = await student.events(body.turnId);
    expect(events.at(-1)?.event).toBe('turn.aborted');
    expect(await rows(aside)).toEqual([]);
    const used = await rows<{ used: number; reserved: number }>(
      'select used::int, reserved::int from budget_meters',
    );
    expect(used.filter((meter) => meter.used + meter.reserved > 0)).toEqual([]);
  });

  // features: A01, L14, L15, L16, A50
  it('is there as a whole behind every gate, or not at all', async () => {
    const left = async () => {
      const [counts] = await rows<Record<'turns' | 'threads' | 'aside', number>>(
        `select (select count(*)::int from turns) as turns, (select count(*)::int from threads) as threads,
           (select count(*)::int from budget_reservations) as aside`,
      );
      const leases = await app.composed.ground.db.query('select 1 from turn_leases');
      return { ...counts, inLine: leases.length };
    };
    const key = { 'idempotency-key': 'k-1' };
    const { body } = await student.post('/api/turns', { message: 'What is a limit?' }, key);
    expect(await left()).toEqual({ turns: 1, threads: 1, aside: 1, inLine: 1 });
    const [turn] = await rows(
      `select t.mode, t.idempotency_key as key, r.user_id = t.user_id and r.course_id = t.course_id as "isTheirs"
       from turns t join budget_reservations r on r.tenant_id = t.tenant_id and r.id = t.id where t.id = '${body.turnId}'`,
    );
    expect(turn).toEqual({ mode: 'tutor', key: 'k-1', isTheirs: true });

    const stranger = clientOf(app, await launch(app, platform, { sub: 'stranger' }));
    const nobody = clientOf(app, { session: 'x'.repeat(43) });
    const message = 'What is a slope?';
    const { threadId } = body;
    const { tenantId } = platform;
    const refusals = [
      await nobody.post('/api/turns', { message }),
      await stranger.post('/api/turns', { message, threadId }),
      await student.post('/api/turns', { message, threadId }),
      await student.post('/api/turns', { message }, key),
      await student.post('/api/turns', { message, mode: 'oracle' }),
      await student.post('/api/turns', { message: ' ' }),
    ];
    for (const period of ['day', 'hour'] as const) {
      await app.composed.ground.withTenant(tenantId, (tx) =>
        setRule(tx, tenantId, {
          kind: 'cap',
          scope: 'course',
          scopeId: null,
          period,
          amount: 1,
          whenReached: 'refuse',
        }),
      );
      refusals.push(await student.post('/api/turns', { message }));
    }
    expect(refusals.map(({ status }) => status)).toEqual([401, 404, 409, 409, 400, 400, 429, 429]);
    expect(new Set(refusals.map((refusal) => refusal.body.code)).size).toBeGreaterThan(5);
    expect(await left()).toEqual({ turns: 1, threads: 1, aside: 1, inLine: 1 });
  });

  // features: L15, B05
  it('has as much set aside as its mode needs, also where the course sets the mode', async () => {
    const asideFor = async (mode?: string): Promise<number> => {
      const { body, status } = await ask(mode === undefined ? {} : { mode });
      expect(status).toBe(202);
      const [row] = await rows<{ micros: number }>(
        `select micros::int from budget_reservations where id = '${body.turnId}'`,
      );
      return row?.micros ?? 0;
    };
    const usual = await asideFor();
    const agent = await asideFor('agent');
    expect(agent).toBeGreaterThan(usual);
    expect((await teacher.put('/api/course/settings', { mode: 'agent' })).status).toBe(200);
    expect(await asideFor()).toBe(agent);
    expect(await asideFor('tutor')).toBe(usual);
    const { tenantId } = platform;
    await app.composed.ground.withTenant(tenantId, (tx) =>
      setRule(tx, tenantId, {
        kind: 'cap',
        scope: 'course',
        scopeId: null,
        period: 'day',
        amount: 2 * usual + 2 * agent + usual,
        whenReached: 'refuse',
      }),
    );
    // What is left is enough for no agent any more, and that is what the student sees.
    expect((await student.get('/api/me/help')).body.help).toMatchObject({ answers: 0 });
    expect((await ask()).status).toBe(429);
    expect((await ask({ mode: 'tutor' })).status).toBe(202);
  });
});
