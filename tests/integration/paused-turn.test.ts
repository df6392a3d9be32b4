import { describe, expect, it } from 'vitest';
import { connectLms, lmsCourse, planOf } from '../support/agent-world.ts';
import { clientOf } from '../support/client.ts';
import { startCluster } from '../support/cluster.ts';
import { answer } from '../support/doubles/index.ts';
import { json, startStub } from '../support/lms-stubs/stub-server.ts';
import { databaseUrl, redisUrl } from '../support/machine.ts';
import { launch, startPlatform } from '../support/platform.ts';
import { expectNothingLeft, expectToldOnce } from '../support/turn-invariants.ts';

// features: A40, A66
describe.skipIf(!databaseUrl || !redisUrl)('a turn that waits for its student', () => {
  it('is still there after every process was killed, goes on when approved, and sends once', async () => {
    await using canvas = await startStub(({ url }) =>
      url.pathname.endsWith('/users')
        ? json([{ id: 7, name: 'Grace Teacher' }])
        : json([{ id: 1 }], { status: 201 }),
    );
    await using cluster = await startCluster({
      databaseUrl: databaseUrl ?? '',
      redisUrl: redisUrl ?? '',
      env: { MESSAGES_VIA: 'lms' },
    });
    const { app, model } = cluster;
    const first = [await cluster.start('web'), await cluster.start('worker')];
    await using platform = await startPlatform(app);
    const boot = await launch(app, platform, { claims: lmsCourse });
    await connectLms(app, platform, { kind: 'canvas', baseUrl: canvas.origin });
    const teacher = { sub: 'teacher', role: 'Instructor', claims: lmsCourse };
    await clientOf(app, await launch(app, platform, teacher)).put('/api/course/settings', {
      tools: ['message_instructor'],
    });
    model.script(
      answer(planOf({ tool: 'message_instructor', input: { about: 'x' } })),
      answer(JSON.stringify({ subject: 'Hello', body: 'A question.' })),
      answer('It is on its way.'),
    );
    const student = clientOf(app, boot);
    const { body } = await student.post('/api/turns', { message: 'Tell them.', mode: 'agent' });
    const before = await student.events(body.turnId, 0, ({ event }) => event === 'interrupt');
    const pause = before.at(-1)?.data;
    if (pause?.type !== 'interrupt' || !('pauseId' in pause)) throw new Error('it did not wait');

    for (const { child } of first) child.kill('SIGKILL');
    await Promise.all(first.map(({ ended }) => ended));
    await Promise.all([
      cluster.start('web', { PORT: new URL(app.url).port }),
      cluster.start('worker'),
      cluster.start('worker'),
    ]);
    expect((await student.get(`/api/turns/${body.turnId}`)).body).toMatchObject({
      status: 'waiting',
      waitsFor: pause,
    });
    const approve = { kind: 'approve', subject: 'Hello', body: 'A question.' };
    const path = `/api/turns/${body.turnId}/pauses/${pause.pauseId}`;
    await Promise.all([student.post(path, approve), student.post(path, approve)]);
    const events = await student.events(body.turnId);
    expect(events.at(-1)?.event).toBe('turn.complete');
    await expect
      .poll(async () => (await student.get(`/api/turns/${body.turnId}`)).body.sent?.state, {
        timeout: 20_000,
      })
      .toBe('sent');
    expect(canvas.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
    await expectToldOnce(cluster, platform.tenantId, new Map([[body.turnId, events]]));
    await expectNothingLeft(cluster, platform.tenantId);
  }, 180_000);
});
