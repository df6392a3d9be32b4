import { once, setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { closeGround, openBlobs, openGround, type Ground } from './compose/ground.ts';
import { configuredModels, requirePrices } from './compose/models.ts';
import { compose, type Composed } from './compose/compose.ts';
import { ConfigError, loadConfig, type Config, type Role } from './config/config.ts';
import { firstFault, sentenceFor } from './compose/sentence-for.ts';
import { BlobsAwayError } from './ground/blobs/index.ts';
import { createLogger, type Logger } from './ground/telemetry/index.ts';
import { serveMetrics } from './http/metrics-server.ts';
import { relatedWords } from './ground/text/index.ts';
import { warmUp } from './safety/index.ts';
import { installationId } from './tenancy/index.ts';
import { startSweep } from './tutor/index.ts';

// What only one role needs, and the lab, is loaded where it is begun: what a process has loaded, it holds.

/** How long requests under way may take after a signal to stop, and jobs that are not turns. */
const requestsMs = 5_000;
const jobsMs = 5_000;
/** Tokens of LMSs live for minutes; clocks this far apart are not kept by anybody. */
const clocksApartMs = 10_000;

await run().catch((error: unknown) => {
  const { stack, message } = firstFault(error) as Error;
  process.stderr.write(`${sentenceFor(error) ?? stack ?? message}\n`);
  process.exitCode = 1;
});

/** Read config, compose, serve and work until a signal comes; whatever was opened closes in the opposite order. */
async function run(): Promise<void> {
  const { config, secrets } = loadConfig(readRole());
  const logger = createLogger(config.logLevel);
  requirePrices(configuredModels(config));
  const stop = stopSignal();
  await using open = new AsyncDisposableStack();
  // Before the database is brought up to date: whoever must correct something goes on with what they had.
  const blobs = openBlobs(config, secrets);
  const isThere = await unlessAway(blobs.check(), logger);
  const ground = await openGround({ config, secrets, logger, blobs });
  open.defer(() => closeGround(ground, jobsMs));
  await warnOfOddities(ground);
  if (isThere) await unlessAway(ownFiles(ground), logger);
  const composed = compose(ground);
  if (isThere) await reapplyErasures(composed);
  open.defer(startSweep({ recoverTurns: composed.tutor.recoverTurns, logger }));
  const web = config.role === 'worker' ? undefined : await serve(composed);
  // Streams stay open while this process itself answers turns; then their readers go to the others.
  if (web) open.defer(web.finish);
  if (config.role !== 'web') await work(composed, open);
  if (web) open.defer(web.acceptNoMore);
  if (config.metricsPort > 0) {
    const metrics = await serveMetrics(ground.metrics, config.metricsPort);
    open.defer(() => void metrics.close());
  }
  const lab = config.lab && config.role === 'all' ? await openLab(composed, config.lab) : undefined;
  if (lab) open.defer(() => lab.close());
  const withoutKey = await composed.models.withoutKey();
  if (withoutKey.length > 0) {
    logger.warn({ models: withoutKey }, 'no key: only tenants with a key of their own are served');
  }
  logger.info({ role: config.role, database: config.database, live: config.live }, 'started');
  if (web) announce(config, lab?.url);
  await stopped(stop);
  logger.info('stopping');
}

/** What does not keep the program from running, and will be noticed. */
async function warnOfOddities({ config, live, db, logger }: Ground): Promise<void> {
  if (config.live === 'redis' && !(await live.ready()))
    logger.warn(
      'Redis at REDIS_URL does not answer: answers come, but later; is it running there?',
    );
  const [row] = await db.query<{ now: Date }>('select clock_timestamp() as now');
  const apartMs = Date.now() - (row?.now.getTime() ?? Date.now());
  if (Math.abs(apartMs) > clocksApartMs)
    logger.warn(
      { apartMs },
      'the clocks of this machine and of PostgreSQL differ: set both by NTP',
    );
}

/** Before anybody can read whom a restored backup brought back. What fails now is tried again every quarter of an hour. */
async function reapplyErasures({ ground, privacy }: Composed): Promise<void> {
  await privacy.reapplyErasures().catch((err: unknown) => {
    ground.logger.error({ err }, 'whether a restored backup brought anybody back is not known');
  });
}

async function ownFiles({ blobs, db }: Ground): Promise<void> {
  await blobs.belongTo(await installationId(db));
}

/** False where the place of the files does not answer: that may pass, and until then all else works. */
async function unlessAway(trying: Promise<void>, logger: Logger): Promise<boolean> {
  try {
    await trying;
    return true;
  } catch (error) {
    if (!(error instanceof BlobsAwayError)) throw error;
    logger.warn(error.message);
    return false;
  }
}

async function openLab(composed: Composed, lab: NonNullable<Config['lab']>) {
  const { startLabBeside } = await import('./lab-at-start.ts');
  return startLabBeside(composed, lab);
}

function readRole(): Role {
  const { values } = parseArgs({ options: { role: { type: 'string', default: 'all' } } });
  if (values.role === 'web' || values.role === 'worker' || values.role === 'all')
    return values.role;
  throw new ConfigError(`--role is web, worker or all, not "${values.role}".`);
}

function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

interface Web {
  readonly acceptNoMore: () => void;
  /** Ends the event streams, lets requests under way come to their end. */
  readonly finish: () => Promise<void>;
}

async function serve(composed: Composed): Promise<Web> {
  const { composeApp } = await import('./compose/app.ts');
  const closing = new AbortController();
  // One listener for each open stream.
  setMaxListeners(0, closing.signal);
  const server = createServer(composeApp(composed, closing.signal));
  // Longer than load balancers keep theirs (60 s is usual): otherwise one sends into a connection just closed.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(composed.ground.config.port, resolve);
  });
  const closed = once(server, 'close');
  return {
    acceptNoMore: () => void server.close(),
    finish: async () => {
      closing.abort();
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const late = setTimeout(() => server.closeAllConnections(), requestsMs);
      server.close();
      await closed;
      clearTimeout(late);
      clearInterval(idle);
    },
  };
}

async function work(composed: Composed, open: AsyncDisposableStack): Promise<void> {
  const { composeWorker } = await import('./compose/worker.ts');
  const { jobHandlers, schedules } = await import('./jobs/handlers.ts');
  const { queue, config } = composed.ground;
  // Read and compiled now, not while a student waits.
  warmUp();
  relatedWords('course');
  open.defer(composed.tutor.prepareOpenedCourses());
  const needs = composeWorker(composed);
  open.defer(() => needs.turnWorker.drain(config.drainMs));
  await queue.work(jobHandlers(needs));
  for (const [name, cron] of schedules) await queue.schedule(name, cron);
}

function announce({ publicUrl }: Config, labUrl: string | undefined): void {
  const lines = labUrl
    ? [`Preceptor is running. Open the sample course:  ${labUrl}`]
    : [`Preceptor is running at ${publicUrl}`];
  process.stdout.write(`\n  ${lines.join('\n  ')}\n\n`);
}
