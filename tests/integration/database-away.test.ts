import { describe, expect, it } from 'vitest';
import { followTurn, type Pace } from '../../src/browser/api/follow-turn.ts';
import type { ApiError } from '../../src/browser/api/problem.ts';
import { createFollowTurn } from '../../src/tutor/index.ts';
import { isTerminal, type TurnEvent } from '../../src/tutor/turn-event.ts';
import { startApp } from '../support/app.ts';
import { clientOf } from '../support/client.ts';
import { startCluster } from '../support/cluster.ts';
import { answer } from '../support/doubles/index.ts';
import { databaseUrl, redisUrl } from '../support/machine.ts';
import { pageOf } from '../support/page-calls.ts';
import { launch, startPlatform } from '../support/platform.ts';
import { startServices } from '../support/services.ts';

const hurried: Pace = { backOff: 20, longestBackOff: 200, poll: 100, mute: 3_000, silence: 25_000 };
const long = Array.from({ length: 900 }, (_, at) => `word${at}`).join(' ');

const wordsOf = (events: readonly TurnEvent[]): string =>
  events.map((event) => (event.type === 'token' ? event.text : '')).join('');

// features: L11, L29, A44, B15
describe('a reader of an answer while the database is away', () => {
  it('is told everything once it is back, on the stream that waited for it', async () => {
    await using app = await startApp();
    await using platform = await startPlatform(app);
    const student = clientOf(app, await launch(app, platform));
    const { turnId, events } = await student.ask('What is a limit?');
    const { withTenant } = app.composed.ground;
    let refusals = 0;
    const follow = createFollowTurn({
      withTenant: (tenantId, work) => {
        refusals += 1;
        const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
        return refusals > 3 ? withTenant(tenantId, work) : Promise.reject(away);
      },
      log: {
        follow: () => {
          throw new Error('the live log is away as well');
        },
      },
    });
    const told: number[] = [];
    const turn = { tenantId: platform.tenantId, id: turnId };
    for await (const batch of follow(turn, 0, new AbortController().signal)) {
      told.push(...batch.map(({ id }) => id));
    }
    expect(refusals).toBe(4);
    expect(told).toEqual(events.map(({ id }) => id));
  });

  it('is not kept waiting by an error that does not pass', async () => {
    const follow = createFollowTurn({
      withTenant: () => Promise.reject(new TypeError('a mistake of ours')),
      log: { follow: async function* () {} },
    });
    const turn = { tenantId: 't', id: 'i' };
    const reading = follow(turn, 0, new AbortController().signal)[Symbol.asyncIterator]();
    await expect(reading.next()).rejects.toThrow('a mistake of ours');
  });
});

// features: L11, L29, A44, B15
describe.skipIf(!databaseUrl || !redisUrl)('pages while PostgreSQL is away for longer', () => {
  it('are told to come back, do so, and miss and repeat nothing of the answer that went on', async () => {
    await using services = await startServices();
    await using cluster = await startCluster(services);
    const { app, model } = cluster;
    await cluster.start('web');
    await cluster.start('worker');
    await using platform = await startPlatform(app);
    const boot = await launch(app, platform);
    const page = pageOf(app.url, boot);
    model.script(answer(long, { tokensPerSecond: 30 }));
    const question = { message: 'What is a limit?', threadId: null, pictures: [], key: 'k-1' };
    const { turnId } = await page.ask(question);

    const [kept, late] = [[] as TurnEvent[], [] as TurnEvent[]];
    const refused: ApiError[] = [];
    const noted = (error: ApiError): never => {
      refused.push(error);
      throw error;
    };
    const read = (events: TurnEvent[]): Promise<void> =>
      followTurn(
        {
          open: (afterId, signal) => page.events(turnId, afterId, signal).catch(noted),
          poll: (afterId, signal) => page.turnSince(turnId, afterId, signal).catch(noted),
          hear: (news) => void (news.kind === 'event' && events.push(news.event)),
          pace: hurried,
        },
        new AbortController().signal,
      );
    const reading = read(kept);
    await expect.poll(() => wordsOf(kept)).toContain('word3');
    await services.stopPostgres();
    const other = read(late);
    await expect.poll(() => refused.length, { timeout: 30_000 }).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ status: 503, code: 'away', retryAfter: 5 });
    await services.restartPostgres();

    await Promise.all([reading, other]);
    const stored = await page.turn(turnId);
    expect(stored).toMatchObject({ status: 'complete', answer: long });
    for (const events of [kept, late]) {
      expect(wordsOf(events)).toBe(long);
      expect(events.filter(isTerminal)).toHaveLength(1);
    }
  }, 180_000);
});
