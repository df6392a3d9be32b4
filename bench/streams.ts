import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster, type Cluster } from '../tests/support/cluster.ts';
import { clientOf } from '../tests/support/client.ts';
import { launch, startPlatform } from '../tests/support/platform.ts';
import { databaseClock, leave, profiling, redisProcess, watchEffort } from './effort.ts';
import { printRow, spread } from './statistics.ts';

interface Load {
  readonly streams: number;
  readonly perSecond: number;
  readonly seconds: number;
}

/** Web and worker as two processes, or as one. */
type Shape = 'apart' | 'together';

const usual = ['100x20x8', '500x20x10', '2000x1x20'];
const students = 40;
/** Processes that have run for days are measured, not the compiling of their first minute. */
const warmUp: Load = { streams: 200, perSecond: 20, seconds: 6 };

/**
 * From the provider's token to the browser, through a worker, Redis and a web process, beside the
 * same readers on a process that writes the same tokens from memory: what this machine can do at all.
 * Loads are named "STREAMSxTOKENS_A_SECONDxSECONDS"; "together" among them has one process be web
 * and worker. With CPU_PROFILE=DIR what ran leaves its profiles there.
 */
export async function benchStreams(wanted: readonly string[]): Promise<void> {
  const [databaseUrl, redisUrl] = [process.env['DATABASE_URL'], process.env['REDIS_URL']];
  if (!databaseUrl || !redisUrl) throw new Error('Set DATABASE_URL and REDIS_URL.');
  const shape: Shape = wanted.includes('together') ? 'together' : 'apart';
  const loads = wanted.filter((each) => each !== 'together');
  for (const load of (loads.length > 0 ? loads : usual).map(parseLoad)) {
    console.log(`\n${load.streams} streams × ${load.perSecond} tokens/s for ${load.seconds} s`);
    printResult('written from memory', load, await measureLimit(load));
    printResult(
      shape === 'apart' ? 'through worker, Redis and web' : 'through one process',
      load,
      await measureProgram(load, shape, { databaseUrl, redisUrl }),
    );
  }
}

function parseLoad(text: string): Load {
  const [streams = 0, perSecond = 0, seconds = 0] = text.split('x').map(Number);
  if (!(streams > 0 && perSecond > 0 && seconds > 0)) throw new Error(`no load: ${text}`);
  return { streams, perSecond, seconds };
}

/** Of one stream. */
function tokensOf({ perSecond, seconds }: Load): number {
  return perSecond * seconds;
}

interface Result {
  readonly latencies: readonly number[];
  readonly lost: number;
  readonly effort?: string;
}

function printResult(label: string, load: Load, { latencies, lost, effort }: Result): void {
  printRow(label, spread(latencies));
  const expected = load.streams * tokensOf(load);
  console.log(
    `  ${latencies.length} of ${expected} tokens arrived, ${lost} lost${effort ? `; ${effort}` : ''}`,
  );
}

async function measureLimit(load: Load): Promise<Result> {
  const source = await startSource();
  const readers = Array.from({ length: load.streams }, () =>
    read({ port: source.port, path: '/direct', headers: {} }, tokensOf(load)),
  );
  await source.opened(load.streams);
  source.go(load);
  const results = await Promise.all(readers);
  source.stop();
  return merge(results, load);
}

async function measureProgram(
  load: Load,
  shape: Shape,
  { databaseUrl, redisUrl }: { databaseUrl: string; redisUrl: string },
): Promise<Result> {
  const source = await startSource();
  const files = mkdtempSync(join(tmpdir(), 'preceptor-streams-'));
  const modelsFile = join(files, 'models.json');
  // The vendor says nothing until the last stream is open.
  const patience = { firstTokenMs: 600_000, betweenTokensMs: 60_000 };
  writeFileSync(modelsFile, JSON.stringify({ patience }));
  await using cluster = await startCluster({
    databaseUrl,
    redisUrl,
    env: {
      OPENAI_BASE_URL: `http://127.0.0.1:${source.port}/v1`,
      TURN_SLOTS: String(load.streams + 100),
      TURNS_PER_MINUTE: '100000',
      LOG_LEVEL: 'info',
      MODELS_FILE: modelsFile,
      ...profiling(),
    },
  });
  const web = await cluster.start(shape === 'apart' ? 'web' : 'all');
  const worker = shape === 'apart' ? await cluster.start('worker') : undefined;
  await using platform = await startPlatform(cluster.app);
  const sessions = await openSessions(cluster, platform);
  const at = { cluster, sessions, source, port: Number(new URL(web.url).port) };
  const first = await openStreams(at, warmUp);
  source.go(warmUp);
  await Promise.all(first);
  const readers = await openStreams(at, load);
  rmSync(files, { recursive: true });
  const effortOf = watchEffort(
    {
      [worker ? 'web' : 'web and worker']: web.child.pid,
      ...(worker && { worker: worker.child.pid }),
      Redis: await redisProcess(redisUrl),
      'the vendor’s double': source.pid,
    },
    'tokens',
  );
  const databaseSeconds = await databaseClock(databaseUrl);
  const database = databaseSeconds();
  const own = process.cpuUsage();
  source.go(load);
  const results = await Promise.all(readers);
  const tokens = load.streams * tokensOf(load);
  const { user, system } = process.cpuUsage(own);
  const each = (seconds: number): string => ((seconds / tokens) * 1_000).toFixed(3);
  const others = `PostgreSQL ${each(databaseSeconds() - database)}; the readers ${each((user + system) / 1e6)}`;
  const effort = `${effortOf(tokens)}; ${others}`;
  source.stop();
  if (process.env['CPU_PROFILE']) await leave(worker ? [web, worker] : [web]);
  return { ...merge(results, load), effort };
}

interface Place {
  readonly cluster: Cluster;
  readonly sessions: readonly string[];
  readonly source: Awaited<ReturnType<typeof startSource>>;
  /** Of the web process. */
  readonly port: number;
}

/** Asks so many questions; the vendor has them all, and has said nothing yet, when this returns. */
async function openStreams(
  { cluster, sessions, source, port }: Place,
  load: Load,
): Promise<Promise<Arrivals>[]> {
  const readers: Promise<Arrivals>[] = [];
  const waiting = Array.from({ length: load.streams }, (_, at) => at);
  const ask = async (): Promise<void> => {
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const session = sessions[at % sessions.length] ?? '';
      const client = clientOf(cluster.app, { session });
      const { status, body } = await client.post('/api/turns', { message: `Question ${at}?` });
      if (status !== 202) throw new Error(`turn answered ${status}: ${JSON.stringify(body)}`);
      const headers = { authorization: `Bearer ${session}` };
      const path = `/api/turns/${body.turnId}/events`;
      readers.push(read({ port, path, headers }, tokensOf(load)));
    }
  };
  await Promise.all(Array.from({ length: 20 }, ask));
  await source.opened(load.streams);
  return readers;
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
    pid: child.pid,
    opened: async (count: number): Promise<void> => {
      while (held.streams < count) await once(bell, 'news');
    },
    go: (load: Load) => {
      held.streams = 0;
      child.send({ go: load });
    },
    stop: () => child.send({}),
  };
}

/** When each token of a stream arrived after it had left, in microseconds and in the order they came. */
interface Arrivals {
  readonly micros: Float64Array;
  /** Tokens that came. */
  count: number;
  /** Whether each came in its turn. */
  inOrder: boolean;
}

interface Address {
  readonly port: number;
  readonly path: string;
  readonly headers: Record<string, string>;
}

/**
 * Reads one stream to its end; notes when each token arrived after it had left. On a bare socket:
 * an HTTP client would take the processor from what is measured.
 */
function read({ port, path, headers }: Address, tokens: number): Promise<Arrivals> {
  const { promise, resolve, reject } = Promise.withResolvers<Arrivals>();
  // Room for all of them at once: what grew would keep the garbage collector busy while it is measured.
  const arrivals: Arrivals = { micros: new Float64Array(tokens), count: 0, inOrder: true };
  const lines = Object.entries({ host: `127.0.0.1:${port}`, connection: 'close', ...headers });
  const socket = connect({ host: '127.0.0.1', port }, () => {
    const fields = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.write(`GET ${path} HTTP/1.1\r\n${fields}\r\n`);
  });
  let rest = '';
  let answered = false;
  socket.setEncoding('latin1');
  socket.on('data', (part: string) => {
    const now = Number(process.hrtime.bigint() / 1_000n);
    if (!answered && !part.startsWith('HTTP/1.1 200')) reject(new Error(part.slice(0, 200)));
    answered = true;
    const text = rest + part;
    const whole = text.lastIndexOf('\n\n');
    rest = text.slice(whole + 1);
    for (const [, seq, left] of text.slice(0, whole + 1).matchAll(/(\d+):(\d{9,})/g)) {
      arrivals.inOrder &&= Number(seq) === arrivals.count;
      arrivals.micros[arrivals.count] = now - Number(left);
      arrivals.count += 1;
    }
  });
  socket.on('error', reject);
  socket.on('close', () => resolve(arrivals));
  return promise;
}

/** A stream out of order counts as lost whole. */
function merge(results: readonly Arrivals[], load: Load): Result {
  const total = tokensOf(load);
  const lost = results.reduce(
    (sum, { inOrder, count }) => sum + (inOrder ? total - count : total),
    0,
  );
  const latencies = results.flatMap(({ micros, count }) =>
    Array.from(micros.subarray(0, count), (each) => each / 1_000),
  );
  return { latencies, lost };
}
