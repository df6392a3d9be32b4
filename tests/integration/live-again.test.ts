import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../../src/browser/api/api.ts';
import { followTurn, type Pace } from '../../src/browser/api/follow-turn.ts';
import { ApiError } from '../../src/browser/api/problem.ts';
import type { PublicTurn } from '../../src/browser/api/shapes.ts';
import { isTerminal, type TurnEvent } from '../../src/tutor/turn-event.ts';
import { startCluster } from '../support/cluster.ts';
import { answer } from '../support/doubles/index.ts';
import { databaseUrl, redisUrl } from '../support/machine.ts';
import { pageOf } from '../support/page-calls.ts';
import { launch, startPlatform } from '../support/platform.ts';
import { startServices } from '../support/services.ts';
import { expectNothingLeft } from '../support/turn-invariants.ts';

/** Far more than is ever said: the student stops it when everything was seen. */
const endless = Array.from({ length: 4_000 }, (_, at) => `word${at}`).join(' ');
const hurried: Pace = { backOff: 20, longestBackOff: 40, poll: 100, mute: 3_000, silence: 25_000 };

/** What a page was told of one turn, and what it waits for. */
interface Reading {
  readonly events: TurnEvent[];
  readonly standings: PublicTurn[];
  readonly done: Promise<void>;
  /** Resolves with the first event or standing from now on of which that is true. */
  next(wanted: (news: TurnEvent | PublicTurn) => boolean): Promise<void>;
}

/** A way on which streams break and are refused while it is shut. */
function createWay() {
  let shut = new AbortController();
  return {
    shut: () => shut.abort(),
    open: () => void (shut = new AbortController()),
    stream: async (page: Api, turnId: string, afterId: number, signal: AbortSignal) => {
      if (shut.signal.aborted) throw new ApiError({ status: 0, code: 'unreachable', detail: '' });
      return page.events(turnId, afterId, AbortSignal.any([signal, shut.signal]));
    },
  };
}

/** Reads a turn as the page does. */
function read(page: Api, turnId: string, way = createWay()): Reading {
  const events: TurnEvent[] = [];
  const standings: PublicTurn[] = [];
  const waiting = new Set<(news: TurnEvent | PublicTurn) => void>();
  const tell = (news: TurnEvent | PublicTurn): void => waiting.forEach((hear) => hear(news));
  const done = followTurn(
    {
      open: (afterId, signal) => way.stream(page, turnId, afterId, signal),
      poll: (afterId, signal) => page.turnSince(turnId, afterId, signal),
      pace: hurried,
      hear: (news) => {
        if (news.kind === 'event') events.push(news.event);
        if (news.kind === 'standing') standings.push(news.turn);
        if (news.kind !== 'connection') tell(news.kind === 'event' ? news.event : news.turn);
      },
    },
    new AbortController().signal,
  );
  return {
    events,
    standings,
    done,
    next: (wanted) =>
      new Promise((resolve) => {
        const hear = (news: TurnEvent | PublicTurn): void => {
          if (!wanted(news)) return;
          waiting.delete(hear);
          resolve();
        };
        waiting.add(hear);
      }),
  };
}

const isToken = (news: TurnEvent | PublicTurn): boolean => 'type' in news && news.type === 'token';
const wordsOf = (events: readonly TurnEvent[]): string =>
  events.map((event) => (event.type === 'token' ? event.text : '')).join('');

// features: L11, L38, A44, B15
describe.skipIf(!databaseUrl || !redisUrl)(
  'a page that reads while Redis goes and comes back',
  () => {
    it('reads on from the database or by asking, is live again by itself, and misses and repeats nothing', async () => {
      await using services = await startServices();
      await using cluster = await startCluster(services);
      const { app, model, composed } = cluster;
      await cluster.start('web');
      await cluster.start('worker');
      await using platform = await startPlatform(app);
      const page = pageOf(app.url, await launch(app, platform));
      model.script(answer(endless, { tokensPerSecond: 30 }));
      const { turnId } = await page.ask({
        message: 'What is a limit?',
        threadId: null,
        pictures: [],
        key: 'k-1',
      });

      const streaming = read(page, turnId);
      const way = createWay();
      const polling = read(page, turnId, way);

      /** Resolves when the page has heard an event that is not in the database yet: it came live. */
      async function comesLive(): Promise<void> {
        for (;;) {
          await streaming.next(isToken);
          const heard = streaming.events.length;
          const [stored] = await composed.ground.withTenant(platform.tenantId, (tx) =>
            tx.query<{ last: number }>(
              'select coalesce(max(last_id), 0)::int as last from turn_events where turn_id = $1',
              [turnId],
            ),
          );
          if (heard > (stored?.last ?? 0)) return;
        }
      }

      await comesLive();
      await services.stopRedis();
      way.shut();
      // One page streams what the database says; the other, whose streams are refused, asks by itself.
      for (let times = 0; times < 3; times += 1) await streaming.next(isToken);
      await polling.next((news) => 'answer' in news);
      const before = polling.standings.at(-1)?.answer ?? '';
      await polling.next((news) => 'answer' in news && news.answer.length > before.length);
      await services.startRedis();
      way.open();
      await Promise.all([comesLive(), polling.next(isToken)]);

      await page.stop(turnId);
      await Promise.all([streaming.done, polling.done]);
      const stored = await page.turn(turnId);
      expect(stored.status).toBe('aborted');
      for (const { events } of [streaming, polling]) {
        expect(wordsOf(events)).toBe(stored.answer);
        expect(events.filter(isTerminal)).toHaveLength(1);
      }
      await vi.waitFor(() => expectNothingLeft(cluster, platform.tenantId), { timeout: 20_000 });
    }, 120_000);
  },
);
