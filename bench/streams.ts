import { fork } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { startCluster, type Cluster } from '../tests/support/cluster.ts';
import { clientOf } from '../tests/support/client.ts';
import { launch, startPlatform } from '../tests/support/platform.ts';
import { leave, profiling, watchEffort } from './effort.ts';
import { printRow, spread } from './statistics.ts';

interface Load {
  readonly streams: number;
  readonly perSecond: number;
  readonly seconds: number;
}

const usual = ['50x20x8', '500x20x10', '2000x2x10'];
const students = 40;

/**
 * From the provider's token to the browser, through a worker, Redis and a web process, beside the
 * same readers on a process that writes the same tokens from memory: what this machine can do at all.
 * Loads are named "STREAMSxTOKENS_A_SECONDxSECONDS". With CPU_PROFILE=DIR web and worker leave their
 * profiles there.
 */
export async function benchStreams(wanted: readonly string[]): Promise<void> {
  const [databaseUrl, redisUrl] = [process.env['DATABASE_URL'], process.env['REDIS_URL']];
  if (!databaseUrl || !redisUrl) throw new Error('Set DATABASE_URL and REDIS_URL.');
  for (const load of (wanted.length > 0 ? wanted : usual).map(parseLoad)) {
    console.log(`\n${load.streams} streams × ${load.perSecond} tokens/s for ${load.seconds} s`);
    printResult('written from memory', load, await measureLimit(load));
    printResult(
      'through worker, Redis and web',
      load,
      await measureProgram(load, databaseUrl, redisUrl),
    );
  }
}

function parseLoad(text: string): Load {
  const [streams = 0, perSecond = 0, seconds = 0] = text.split('x').map(Number);
  if (!(streams > 0 && perSecond > 0 && seconds > 0)) throw new Error(`no load: ${text}`);
  return { streams, perSecond, seconds };
}

interface Result {
  readonly latencies: readonly number[];
  readonly lost: number;
  readonly effort?: string;
}

function printResult(label: string, load: Load, { latencies, lost, effort }: Result): void {
  printRow(label, spread(latencies));
  const expected = load.streams * load.perSecond * load.seconds;
  console.log(
    `  ${latencies.length} of ${expected} tokens arrived, ${lost} lost${effort ? `; ${effort}` : ''}`,
  );
}

async function measureLimit(load: Load): Promise<Result> {
  const source = await startSource();
  const readers = Array.from({ length: load.streams }, () =>
    read({ port: source.port, path: '/direct', headers: {} }),
  );
  await source.opened(load.streams);
  source.go(load);
  const results = await Promise.all(readers);
  source.stop();
  return merge(results, load);
}

async function measureProgram(load: Load, databaseUrl: string, redisUrl: string): Promise<Result> {
  const source = await startSource();
  await using cluster = await startCluster({
    databaseUrl,
    redisUrl,
    env: {
      OPENAI_BASE_URL: `http://127.0.0.1:${source.port}/v1`,
      TURN_SLOTS: String(load.streams + 100),
      TURNS_PER_MINUTE: '100000',
      LOG_LEVEL: 'info',
      ...profiling(),
    },
  });
  const web = await cluster.start('web');
  const worker = await cluster.start('worker');
  await using platform = await startPlatform(cluster.app);
  const sessions = await openSessions(cluster, platform);
  const port = Number(new URL(web.url).port);
  const readers: Promise<readonly Arrival[]>[] = [];
  const waiting = Array.from({ length: load.streams }, (_, at) => at);
  const ask = async (): Promise<void> => {
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const session = sessions[at % sessions.length] ?? '';
      const client = clientOf(cluster.app, { session });
      const { status, body } = await client.post('/api/turns', { message: `Question ${at}?` });
      if (status !== 202) throw new Error(`turn answered ${status}: ${JSON.stringify(body)}`);
      const headers = { authorization: `Bearer ${session}` };
      readers.push(read({ port, path: `/api/turns/${body.turnId}/events`, headers }));
    }
  };
  await Promise.all(Array.from({ length: 20 }, ask));
  await source.opened(load.streams);
  source.go(load);
  const effortOf = watchEffort({ web: web.child, worker: worker.child }, 'tokens');
  const results = await Promise.all(readers);
  const effort = effortOf(load.streams * load.perSecond * load.seconds);
  source.stop();
  if (process.env['CPU_PROFILE']) await leave([web, worker]);
  return { ...merge(results, load), effort };
}

async function openSessions(
  cluster: Cluster,
  platform: Awaited<ReturnType<typeof startPlatform>>,
): Promise<string[]> {
  const sessions: string[] = [];
  for (let at = 0; at < students; at += 1) {
    sessions.push((await launch(cluster.app, platform, { sub: `bench-${at}` })).session);
  }
  return sessions;
}

async function startSource() {
  const child = fork(join(import.meta.dirname, 'stamped-source.ts'));
  const held = { streams: 0 };
  const bell = new EventTarget();
  child.on('message', (message: { open?: number }) => {
    held.streams = message.open ?? held.streams;
    bell.dispatchEvent(new Event('news'));
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    port,
    opened: async (count: number): Promise<void> => {
      while (held.streams < count) await once(bell, 'news');
    },
    go: (load: Load) => child.send({ go: load }),
    stop: () => child.send({}),
  };
}

interface Arrival {
  readonly seq: number;
  readonly micros: number;
}

interface Address {
  readonly port: number;
  readonly path: string;
  readonly headers: Record<string, string>;
}

/** Reads one stream to its end; notes when each token arrived after it had left. */
async function read(address: Address): Promise<readonly Arrival[]> {
  const request = get({ host: '127.0.0.1', agent: false, ...address });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`stream answered ${response.statusCode}`);
  const arrivals: Arrival[] = [];
  let rest = '';
  response.setEncoding('utf8');
  for await (const part of response) {
    const now = Number(process.hrtime.bigint() / 1_000n);
    const frames = (rest + String(part)).split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      if (!frame.includes('event: token')) continue;
      for (const [, seq, left] of frame.matchAll(/(\d+):(\d{6,})/g))
        arrivals.push({ seq: Number(seq), micros: now - Number(left) });
    }
  }
  return arrivals;
}

/** A stream out of order counts as lost whole. */
function merge(results: readonly (readonly Arrival[])[], load: Load): Result {
  const total = load.perSecond * load.seconds;
  const lost = results.reduce((sum, arrivals) => {
    const inOrder = arrivals.every(({ seq }, at) => seq === at);
    return sum + (inOrder ? total - arrivals.length : total);
  }, 0);
  return { latencies: results.flat().map(({ micros }) => micros / 1_000), lost };
}
