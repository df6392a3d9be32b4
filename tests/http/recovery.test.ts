import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOfflineModel } from '../../src/models/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { clientOf, type Client } from '../support/client.ts';
import { engines } from '../support/databases.ts';
import { launch, startPlatform, type Platform } from '../support/platform.ts';
import { createScriptedModel, type ScriptedModel } from '../support/scripted-model.ts';

// features: L17, L28, A66
describe.each(engines)('a turn whose worker is gone, on $name', (engine) => {
  let app: TestApp;
  let platform: Platform;
  let model: ScriptedModel;
  let student: Client;

  beforeEach(async () => {
    model = createScriptedModel();
    app = await startApp({ engine, chatModels: [model, createOfflineModel()] });
    platform = await startPlatform(app);
    student = clientOf(app, await launch(app, platform));
  });

  afterEach(async () => {
    model.finish();
    await platform[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  const begin = async () => {
    const { body } = await student.post('/api/turns', { message: 'What is a limit?' });
    await model.asked(1);
    return body.turnId as string;
  };
  const loseLease = () =>
    app.composed.ground.db.query(`update turn_leases set expires_at = now() - interval '1 second'`);
  const recover = async () => {
    await loseLease();
    return app.composed.tutor.recoverTurns();
  };

  it('is answered by another worker when nobody saw a word of it', async () => {
    const turnId = await begin();
    await student.events(turnId, 0, ({ event }) => event === 'snapshot');
    expect(await recover()).toBe(1);
    await model.asked(2);
    model.say('A second try.');
    model.finish();
    const events = await student.events(turnId);
    expect(events.map(({ id }) => id)).toEqual(events.map((_, at) => at + 1));
    const starts = events.flatMap(({ data }) =>
      data.type === 'turn.started' ? [data.attempt] : [],
    );
    expect(starts).toEqual([1, 2]);
    expect(
      events.filter(({ event }) => event.startsWith('turn.') && event !== 'turn.started'),
    ).toHaveLength(1);
    expect((await student.get(`/api/turns/${turnId}`)).body).toMatchObject({
      status: 'complete',
      answer: 'A second try.',
    });
  });

  it('ends with what was said so far when somebody saw a word of it', async () => {
    const turnId = await begin();
    model.say('The first half.');
    await student.events(turnId, 0, ({ event }) => event === 'token');
    expect(await recover()).toBe(1);
    const events = await student.events(turnId);
    expect(events.at(-1)?.data).toMatchObject({
      type: 'turn.failed',
      code: 'worker_lost',
      retryable: true,
    });
    expect((await student.get(`/api/turns/${turnId}`)).body).toMatchObject({
      status: 'failed',
      answer: 'The first half.',
      error: { code: 'worker_lost' },
    });
  });

  it('is not changed any more by the worker that was thought dead', async () => {
    const turnId = await begin();
    model.say('Said.');
    await student.events(turnId, 0, ({ event }) => event === 'token');
    await recover();
    model.say(' Too late.');
    model.finish();
    await expect.poll(() => model.open()).toBe(0);
    expect((await student.get(`/api/turns/${turnId}`)).body).toMatchObject({
      status: 'failed',
      answer: 'Said.',
    });
    const events = await student.events(turnId);
    expect(events.filter(({ event }) => event === 'turn.complete')).toEqual([]);
    expect(events.map(({ id }) => id)).toEqual(events.map((_, at) => at + 1));
  });

  it('ends as stopped when its student had asked to stop', async () => {
    const turnId = await begin();
    await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query('update turns set cancel_requested_at = now()'),
    );
    await recover();
    const events = await student.events(turnId);
    expect(events.at(-1)?.event).toBe('turn.aborted');
  });

  it('is tried twice and no more', async () => {
    const turnId = await begin();
    await recover();
    await model.asked(2);
    await recover();
    const events = await student.events(turnId);
    expect(events.at(-1)?.data).toMatchObject({ type: 'turn.failed', code: 'worker_lost' });
    expect(model.requests).toHaveLength(2);
  });

  it('is called again when the call for it was lost, and ends when nobody comes for minutes', async () => {
    const { db, withTenant } = app.composed.ground;
    const lose = (age: string) =>
      withTenant(platform.tenantId, async (tx) => {
        await tx.query(
          `with added as (
             insert into turns (tenant_id, thread_id, course_id, user_id, mode, message, fingerprint, created_at)
             select tenant_id, id, course_id, user_id, 'tutor', 'Lost?', 'f', now() - $1::interval from threads
             returning id, tenant_id)
           insert into turn_leases (turn_id, tenant_id, attempt, expires_at)
           select id, tenant_id, 0, now() - interval '1 second' from added`,
          [age],
        );
      });
    model.finish();
    await student.ask('What is a limit?');
    await lose('20 seconds');
    expect(await app.composed.tutor.recoverTurns()).toBe(1);
    const lost = () =>
      withTenant(platform.tenantId, (tx) =>
        tx.query(`select status from turns where message = 'Lost?'`),
      );
    await expect.poll(lost, { timeout: 10_000 }).toEqual([{ status: 'complete' }]);
    await expect.poll(() => db.query('select * from turn_leases'), { timeout: 10_000 }).toEqual([]);
    await lose('10 minutes');
    await app.composed.tutor.recoverTurns();
    const { threads } = (await student.get('/api/threads')).body;
    const { turns } = (await student.get(`/api/threads/${threads[0].id}`)).body;
    expect(turns.map(({ status }: { status: string }) => status)).toContain('failed');
    expect(turns).toContainEqual(expect.objectContaining({ error: { code: 'not_begun' } }));
  });

  it('lets a worker that was thought dead neither say nor store a word', async () => {
    const turnId = await begin();
    await app.composed.ground.withTenant(platform.tenantId, (tx) =>
      tx.query('update turns set attempt = attempt + 1'),
    );
    model.say('From the dead.');
    await expect.poll(() => model.open(), { timeout: 10_000 }).toBe(0);
    expect((await student.get(`/api/turns/${turnId}`)).body).toMatchObject({
      status: 'running',
      answer: '',
    });
  });

  it('is taken by one worker, however many are called', async () => {
    const { body } = await student.post('/api/turns', { message: 'What is a limit?' });
    const jobs = Array.from({ length: 10 }, () =>
      app.composed.ground.queue.enqueue('turn.run', {
        tenantId: platform.tenantId,
        turnId: body.turnId,
      }),
    );
    await Promise.all(jobs);
    await model.asked(1);
    model.finish();
    await student.events(body.turnId);
    expect(model.requests).toHaveLength(1);
  });

  it('leaves no lease behind', async () => {
    const turnId = await begin();
    model.finish();
    await student.events(turnId);
    expect(await app.composed.ground.db.query('select * from turn_leases')).toEqual([]);
  });
});
