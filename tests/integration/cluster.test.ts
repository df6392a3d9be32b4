import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '../support/cluster.ts';
import { answer, hang } from '../support/doubles/index.ts';
import { databaseUrl, redisUrl } from '../support/machine.ts';
import { createPatientReader, type PatientReader } from '../support/patient-reader.ts';
import { launch, startPlatform, type Boot, type Platform } from '../support/platform.ts';
import { freePort, type RunningServer } from '../support/run-program.ts';
import { expectNothingLeft, expectToldOnce } from '../support/turn-invariants.ts';

const text = Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ');

// features: L08, L09, L11, A43, A44, A66, B15
describe.skipIf(!databaseUrl || !redisUrl)('several web and worker processes', () => {
  let cluster: Cluster;
  let platform: Platform;
  let webs: RunningServer[];
  let worker: RunningServer;
  let boot: Boot;
  let reader: PatientReader;

  beforeAll(async () => {
    cluster = await startCluster({ databaseUrl: databaseUrl ?? '', redisUrl: redisUrl ?? '' });
    // All at once, on an empty queue: as a deployment would start them.
    const started = await Promise.all([
      cluster.start('web'),
      cluster.start('web', { PORT: String(await freePort()) }),
      cluster.start('worker'),
    ]);
    webs = started.slice(0, 2);
    worker = started[2];
    platform = await startPlatform(cluster.app);
    boot = await launch(cluster.app, platform);
    reader = createPatientReader(cluster.app, () => webs.map(({ url }) => url), boot);
  }, 120_000);
  afterAll(async () => {
    await platform?.[Symbol.asyncDispose]();
    await cluster?.[Symbol.asyncDispose]();
  });

  it('stream from one web process the turn that was asked at another', async () => {
    cluster.model.script(answer(text, { tokensPerSecond: 40 }));
    const [here, there] = reader.clients;
    const { body } = await here!.post('/api/turns', { message: 'What is a limit?' });
    const [first, second] = await Promise.all([
      there!.events(body.turnId),
      here!.events(body.turnId),
    ]);
    expect(first).toEqual(second);
    await expectToldOnce(cluster, platform.tenantId, new Map([[body.turnId, first]]));
    await expectNothingLeft(cluster, platform.tenantId);
  }, 60_000);

  it('let an answer go on elsewhere when its web process is killed in the middle', async () => {
    cluster.model.script(answer(text, { tokensPerSecond: 20 }));
    const { turnId } = await reader.ask('What is a slope?');
    let killed = false;
    const events = await reader.follow(turnId, ({ event }) => {
      if (killed || event !== 'token') return;
      killed = true;
      webs[1]?.child.kill('SIGKILL');
    });
    expect(killed).toBe(true);
    const turns = await expectToldOnce(cluster, platform.tenantId, new Map([[turnId, events]]));
    expect(turns.get(turnId)).toMatchObject({ status: 'complete', answer: text });
  }, 60_000);

  it('hand a turn nobody saw a word of to another worker when theirs is told to go', async () => {
    let asked = 0;
    cluster.model.always((request) => {
      if (!JSON.stringify(request.body).includes('Silence')) return answer(text);
      asked += 1;
      return asked === 1 ? hang('headers') : answer(text);
    });
    const { turnId } = await reader.ask('Silence?');
    await expect.poll(() => asked, { timeout: 20_000 }).toBe(1);
    const told = reader.follow(turnId);
    // Told first: on a busy machine another one may take longer to come than a vendor may be silent.
    worker.child.kill('SIGTERM');
    const other = await cluster.start('worker');
    expect((await worker.ended).code).toBe(0);
    const events = await told;
    expect(events.at(-1)?.event).toBe('turn.complete');
    expect(events.filter(({ event }) => event === 'turn.started')).toHaveLength(2);
    await expectToldOnce(cluster, platform.tenantId, new Map([[turnId, events]]));
    await expectNothingLeft(cluster, platform.tenantId);
    worker = other;
  }, 90_000);
});
