import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeGround, openGround } from '../../src/compose/ground.ts';
import { composeApp } from '../../src/compose/app.ts';
import { compose, type Composed } from '../../src/compose/compose.ts';
import { composeWorker } from '../../src/compose/worker.ts';
import { loadConfig } from '../../src/config/config.ts';
import type { Reach } from '../../src/courses/index.ts';
import type { Outbound } from '../../src/ground/net/index.ts';
import { createLogger } from '../../src/ground/telemetry/index.ts';
import { jobHandlers } from '../../src/jobs/handlers.ts';
import type { DocumentReader } from '../../src/ingest/index.ts';
import type { ChatModel, Embedder, PriceBook } from '../../src/models/index.ts';
import type { PromptShelf } from '../../src/tutor/index.ts';
import type { RankingShelf } from '../../src/retrieve/index.ts';
import { mainEngine, type DatabaseEngine } from './databases.ts';
import { redisUrl } from './machine.ts';

export interface TestApp extends AsyncDisposable {
  readonly url: string;
  readonly composed: Composed;
  /** What was logged, one parsed line each. */
  readonly logs: Readonly<Record<string, unknown>>[];
}

export interface TestAppOptions {
  readonly engine?: DatabaseEngine;
  /** Instead of those the configuration names. */
  readonly chatModels?: readonly [ChatModel, ...ChatModel[]];
  readonly prices?: PriceBook;
  readonly embedder?: Embedder;
  readonly prompts?: PromptShelf;
  readonly rankings?: RankingShelf;
  readonly readWith?: (reader: DocumentReader) => DocumentReader;
  readonly toWeb?: Outbound;
  readonly toLms?: Reach;
  /** The clock of strikes, pauses and calls. */
  readonly now?: () => number;
  /** False: jobs are enqueued but nobody works on them. */
  readonly worker?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** The whole program in this process, on a real socket, a fresh database and a fresh data folder. */
export async function startApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { engine = mainEngine, chatModels, worker = true } = options;
  const database = await engine.open();
  const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-app-'));
  const server = createServer();
  const url = await listen(server);
  const logs: Record<string, unknown>[] = [];
  const env = {
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    ALLOW_PRIVATE_HOSTS: '127.0.0.1,localhost',
    TURNS_PER_MINUTE: '0',
    // All tests call from one address.
    LTI_REFUSALS_PER_ADDRESS: '100000',
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    ...options.env,
  };
  const { config, secrets } = loadConfig('all', env);
  const logger = createLogger('debug', {
    write: (line: string) => void logs.push(JSON.parse(line)),
  });
  const ground = await openGround({ config, secrets, logger, databases: database.databases });
  const composed = compose(ground, {
    ...(chatModels ? { chatModels } : {}),
    ...(options.prices ? { prices: options.prices } : {}),
    ...(options.toWeb ? { toWeb: options.toWeb } : {}),
    ...(options.now ? { now: options.now } : {}),
    ...(options.toLms ? { toLms: options.toLms } : {}),
    ...(options.embedder ? { embedder: options.embedder } : {}),
    ...(options.prompts ? { prompts: options.prompts } : {}),
    ...(options.rankings ? { rankings: options.rankings } : {}),
    ...(options.readWith ? { readWith: options.readWith } : {}),
  });
  const closing = new AbortController();
  server.on('request', composeApp(composed, closing.signal));
  const working = worker ? composeWorker(composed) : undefined;
  if (working) await ground.queue.work(jobHandlers(working));
  return {
    url,
    composed,
    logs,
    [Symbol.asyncDispose]: async () => {
      server.close();
      closing.abort();
      server.closeAllConnections();
      await working?.turnWorker.drain(2_000);
      await closeGround({ ...ground, db: { ...ground.db, close: async () => {} } }, 2_000);
      // Its resting threads would stay for a while, a hundred at a time in a long file of tests.
      await composed.material.reader.close();
      await database[Symbol.asyncDispose]();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
