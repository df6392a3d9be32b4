import { Agent, request } from 'undici';
import { startCluster, type Cluster } from '../tests/support/cluster.ts';
import { signToken, startPlatform, type Platform } from '../tests/support/platform.ts';
import { startPlainLtijs, type PlainLtijs } from './plain-ltijs.ts';
import { leave, profiling, watchEffort } from './effort.ts';
import { printRow, spread } from './statistics.ts';

const browsers = 8;
/** Both are measured as they run all day: the engine has translated what is hot. */
const warmUps = 12;
const rounds = 24;
const perRound = 50;
const students = 200;
const courses = 20;

/** One tool of the comparison: who signs for it, and where it stands. */
interface Tool {
  readonly name: string;
  readonly cluster: Cluster;
  readonly platform: Platform;
  readonly url: string;
}

/** Milliseconds of one launch, from the login's request to the page. */
interface Timing {
  readonly login: number;
  readonly launch: number;
  /** ltijs answers a launch with a redirect, and shows its page to the next request. */
  readonly page: number;
}

interface Round {
  readonly timings: readonly Timing[];
  /** Wall clock of all logins, all launches and all pages of the round. */
  readonly seconds: Timing;
}

/**
 * Logins with their launches per second and how long one takes, at eight browsers at a time, beside a
 * plain ltijs tool with its SQL store: each a process and a database of its own on the same server, in
 * turns. Between login and launch the platform signs the token; that time is nobody's.
 */
export async function benchLaunch(): Promise<void> {
  const [databaseUrl, redisUrl] = [process.env['DATABASE_URL'], process.env['REDIS_URL']];
  if (!databaseUrl || !redisUrl) throw new Error('Set DATABASE_URL and REDIS_URL.');
  const plenty = '1000000';
  const env = {
    LTI_REQUESTS_PER_ADDRESS: plenty,
    LTI_REQUESTS_PER_REGISTRATION: plenty,
    ...profiling(),
  };
  await using cluster = await startCluster({ databaseUrl, redisUrl, env });
  const web = await cluster.start('web');
  const { url } = web;
  await using platform = await startPlatform(cluster.app);
  await using plain = await startPlainLtijs(databaseUrl, platform).catch(sayMissing);
  const ours: Tool = { name: 'Preceptor', cluster, platform, url };
  const theirs = plain && { ...ours, name: 'ltijs with ltijs-sequelize', url: plain.url };
  const tools = theirs ? [theirs, ours] : [ours];
  const measured = new Map<Tool, Round[]>(tools.map((tool) => [tool, []]));
  for (const tool of [...Array(warmUps)].flatMap(() => tools)) await drive(tool, perRound);
  const effortOf = watchEffort({ web: web.child.pid }, 'launches');
  // In turns, so that a busy moment of the machine meets both.
  for (let at = 0; at < rounds; at += 1)
    for (const tool of tools) measured.get(tool)?.push(await drive(tool, perRound));
  console.log(`\n${rounds * perRound} logins with launch, ${browsers} browsers at a time`);
  const rate = report(ours.name, measured.get(ours) ?? []);
  console.log(effortOf(rounds * perRound));
  await leave([web]);
  if (!theirs) return;
  const other = report(theirs.name, measured.get(theirs) ?? []);
  console.log(
    `Preceptor: ${(rate.page / other.page).toFixed(1)} × the launches per second up to the page, ${(rate.launch / other.launch).toFixed(1)} × without counting the redirect of ltijs`,
  );
}

function sayMissing(error: unknown): PlainLtijs | undefined {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  console.log(`ltijs with ltijs-sequelize: NOT MEASURED, it cannot be had here (${line})`);
  return undefined;
}

/** Launches per second, up to the answer to the launch and up to the page. */
function report(name: string, all: readonly Round[]): { launch: number; page: number } {
  const timings = all.flatMap((round) => round.timings);
  const seconds = (read: (of: Timing) => number): number =>
    all.reduce((sum, round) => sum + read(round.seconds), 0);
  const launch = timings.length / seconds((of) => of.login + of.launch);
  const page = timings.length / seconds((of) => of.login + of.launch + of.page);
  printRow(
    `${name}: ${page.toFixed(0)} launches/s`,
    spread(timings.map((of) => of.login + of.launch + of.page)),
  );
  printRow('  of it the login', spread(timings.map((of) => of.login)));
  printRow('  of it the launch', spread(timings.map((of) => of.launch)));
  return { launch, page };
}

async function drive(tool: Tool, count: number): Promise<Round> {
  await using agent = await openAgent();
  const ask = createAsk(agent);
  const all = Array.from({ length: count }, (_, at) => at);
  const logins = await eightAtATime(all, () => logIn(ask, tool));
  const forms = await Promise.all(logins.results.map((login, at) => sign(tool, login.value, at)));
  const launches = await eightAtATime(forms, ({ cookie, form }) =>
    timed(() => ask(`${tool.url}/lti/launch`, { cookie, form })),
  );
  const pages = await eightAtATime(launches.results, ({ value }) => timed(() => followed(value)));
  return {
    timings: all.map((at) => ({
      login: logins.results[at]?.ms ?? Number.NaN,
      launch: launches.results[at]?.ms ?? Number.NaN,
      page: pages.results[at]?.ms ?? Number.NaN,
    })),
    seconds: { login: logins.seconds, launch: launches.seconds, page: pages.seconds },
  };

  async function followed({ location, cookie }: Answer): Promise<void> {
    if (location === undefined) return;
    const page = await ask(new URL(location, tool.url).href, { cookie });
    if (page.status !== 200) throw new Error(`the page was answered ${page.status}`);
  }
}

async function openAgent(): Promise<Agent & AsyncDisposable> {
  const agent = new Agent({ connections: browsers });
  return Object.assign(agent, { [Symbol.asyncDispose]: () => agent.close() });
}

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  /** Cookies set by the answer, as a browser sends them back. */
  readonly cookie: string;
}

interface Asked {
  readonly cookie?: string;
  readonly form?: Readonly<Record<string, string>>;
}

type Ask = (url: string, asked: Asked) => Promise<Answer>;

/** As a browser that shows the answer in a window of its own, over connections kept open. */
function createAsk(dispatcher: Agent): Ask {
  return async (url, { cookie, form }) => {
    const { statusCode, headers, body } = await request(url, {
      dispatcher,
      method: form ? 'POST' : 'GET',
      headers: {
        'sec-fetch-dest': 'document',
        ...(cookie ? { cookie } : {}),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    });
    const text = await body.text();
    if (statusCode >= 400) throw new Error(`${url} was answered ${statusCode}: ${text}`);
    return {
      status: statusCode,
      location: [headers['location']].flat()[0],
      cookie: [headers['set-cookie'] ?? []]
        .flat()
        .map((line) => line.split(';')[0])
        .join('; '),
    };
  };
}

interface Timed<T> {
  readonly ms: number;
  readonly value: T;
}

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
}

async function eightAtATime<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<{ results: R[]; seconds: number }> {
  const results: R[] = [];
  const waiting = items.entries();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: browsers }, async () => {
      for (const [at, item] of waiting) results[at] = await work(item);
    }),
  );
  return { results, seconds: (performance.now() - began) / 1000 };
}

function logIn(ask: Ask, { url, platform }: Tool): Promise<Timed<Answer>> {
  const form = {
    iss: platform.issuer,
    client_id: platform.clientId,
    login_hint: 'hint',
    target_link_uri: `${url}/lti/launch`,
  };
  return timed(() => ask(`${url}/lti/login`, { form }));
}

async function sign(
  { cluster, platform, url }: Tool,
  { location = '', cookie }: Answer,
  at: number,
): Promise<{ cookie: string; form: Record<string, string> }> {
  const query = new URL(location).searchParams;
  const token = await signToken(
    { ...cluster.app, url },
    platform,
    { nonce: query.get('nonce') ?? '' },
    { sub: `student-${at % students}`, contextId: `course-${at % courses}` },
  );
  return { cookie, form: { id_token: token, state: query.get('state') ?? '' } };
}
