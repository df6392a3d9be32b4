import { createServer, type Server } from 'node:http';
import { parseArgs } from 'node:util';
import { closeGround, openGround } from './compose/ground.ts';
import { chatModels, pricesOf } from './compose/models.ts';
import { composeApp } from './compose/app.ts';
import { compose, type Composed } from './compose/compose.ts';
import { composeWorker } from './compose/worker.ts';
import { ConfigError, loadConfig, type Config, type Role } from './config/config.ts';
import { DataLockedError } from './ground/db/index.ts';
import { createLogger } from './ground/telemetry/index.ts';
import { serveMetrics } from './http/metrics-server.ts';
import { jobHandlers, schedules } from './jobs/handlers.ts';
import { startLabBeside } from './lab-at-start.ts';
import type { TurnWorker } from './tutor/index.ts';

/** How long turns and requests may go on after a signal to stop. */
const drainMs = 10_000;

await run().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof DataLockedError;
  process.stderr.write(`${expected ? error.message : String((error as Error)?.stack ?? error)}\n`);
  process.exitCode = 1;
});

/** Read config, compose, serve and work until a signal comes, drain. */
async function run(): Promise<void> {
  const { config, secrets } = loadConfig(readRole());
  const logger = createLogger(config.logLevel);
  const models = { chatModels: chatModels(config, secrets), prices: pricesOf(config) };
  const stop = stopSignal();
  const ground = await openGround({ config, secrets, logger });
  const composed = compose(ground, models);
  try {
    const worker = config.role === 'web' ? undefined : await startWorker(composed);
    const server = config.role === 'worker' ? undefined : await serve(composed);
    const metrics =
      config.metricsPort > 0 ? await serveMetrics(ground.metrics, config.metricsPort) : undefined;
    const lab =
      config.lab && config.role === 'all' ? await startLabBeside(composed, config.lab) : undefined;
    logger.info({ role: config.role, database: config.database, live: config.live }, 'started');
    if (server) announce(config, lab?.url);
    await stopped(stop);
    logger.info('stopping');
    metrics?.close();
    await lab?.close();
    await drain(server, worker);
  } finally {
    await closeGround(ground, drainMs);
  }
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

async function startWorker(composed: Composed): Promise<TurnWorker> {
  const { queue } = composed.ground;
  const needs = composeWorker(composed);
  await queue.work(jobHandlers(needs));
  for (const [name, cron] of schedules) await queue.schedule(name, cron);
  return needs.turnWorker;
}

async function serve(composed: Composed): Promise<Server> {
  const server = createServer(composeApp(composed));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(composed.ground.config.port, resolve);
  });
  return server;
}

async function drain(server: Server | undefined, worker: TurnWorker | undefined): Promise<void> {
  server?.close();
  await worker?.drain(drainMs);
  // Open event streams: their readers come back to another process and resume.
  server?.closeAllConnections();
}

function announce({ publicUrl }: Config, labUrl: string | undefined): void {
  const lines = labUrl
    ? [`Preceptor is running. Open the sample course:  ${labUrl}`]
    : [`Preceptor is running at ${publicUrl}`];
  process.stdout.write(`\n  ${lines.join('\n  ')}\n\n`);
}
