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
