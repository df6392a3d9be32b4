import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPriceBook, ModelError } from '../../src/models/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { createScriptedModel, type ScriptedModel } from '../support/scripted-model.ts';

// features: B05, L12
describe('what an unfinished turn costs', () => {
  let app: TestApp;
  let platform: Platform;
  let model: ScriptedModel;
  let student: Client;

  beforeEach(async () => {
    model = createScriptedModel('priced');
    const prices = createPriceBook(new Map([['scripted:priced', { input: 2, output: 30 }]]));
    app = await startApp({ chatModels: [model], prices });
    platform = await startPlatform(app);
    student = clientOf(app, await launch(app, platform));
  });
  afterEach(async () => {
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  const rows = <Row>(sql: string, values: readonly unknown[] = []) =>
    app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query<Row>(sql, values));
  const entriesOf = (turnId: string) =>
    rows<{ micros: number; output: number; estimated: boolean; open: boolean }>(
      `select cost_micros as micros, output_tokens as output, estimated, is_open as open
       from usage_entries where reservation_id = $1 and provider <> 'offline'`,
      [turnId],
    );
  /** Nothing is set aside any more, and what was used is the sum of the entries. */
  async function expectSettled(turnId: string): Promise<void> {
    await expect
      .poll(() => rows(`select 1 from budget_reservations where settled_at is null`))
      .toEqual([]);
    const [entry, ...more] = await entriesOf(turnId);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ open: false, estimated: true });
    expect(entry?.micros).toBeGreaterThan(0);
    const meters = await rows<{ used: number; reserved: number }>(
      `select used, reserved from budget_meters where period in ('day', 'month')`,
    );
    expect(meters.length).toBeGreaterThan(0);
    for (const meter of meters) expect(meter).toEqual({ used: entry?.micros, reserved: 0 });
  }

  async function begin(): Promise<string> {
    const { body } = await student.post('/api/turns', { message: 'What is a limit?' });
    await model.asked(1);
    return body.turnId as string;
  }

  it('is what was asked and said until the student stopped it', async () => {
    const turnId = await begin();
    model.say('A limit is what the values come close to. ');
    await student.events(turnId, 0, ({ event }) => event === 'token');
    await student.post(`/api/turns/${turnId}/cancel`);
    expect((await student.events(turnId)).at(-1)?.event).toBe('turn.aborted');
    await expectSettled(turnId);
    expect((await entriesOf(turnId))[0]?.output).toBeGreaterThan(0);
  });

  it('is what was asked when it is stopped before the first word', async () => {
    const turnId = await begin();
    await student.post(`/api/turns/${turnId}/cancel`);
    expect((await student.events(turnId)).at(-1)?.event).toBe('turn.aborted');
    await expectSettled(turnId);
  });

  it('is what was asked and said until the model broke off', async () => {
    const turnId = await begin();
    model.say('A limit is what the values come close to. ');
    await student.events(turnId, 0, ({ event }) => event === 'token');
    model.fail(new ModelError('unavailable', 'the connection was cut'));
    const events = await student.events(turnId);
    expect(events.at(-1)?.event).toMatch(/^turn\.(complete|failed)$/);
    await expectSettled(turnId);
  });

  it('is nothing when the vendor turned the request away', async () => {
    const turnId = await begin();
    model.fail(new ModelError('key_refused', 'the key is wrong'));
    await student.events(turnId);
    expect((await entriesOf(turnId)).reduce((sum, { micros }) => sum + micros, 0)).toBe(0);
    await expect
      .poll(() => rows(`select 1 from budget_reservations where settled_at is null`))
      .toEqual([]);
  });
});
