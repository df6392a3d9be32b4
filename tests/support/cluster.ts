import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeGround, openGround } from '../../src/compose/ground.ts';
import { compose, type Composed } from '../../src/compose/compose.ts';
import { loadConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/ground/telemetry/index.ts';
import { createOfflineModel } from '../../src/models/index.ts';
import type { TestApp } from './app.ts';
import { scriptedModelAt, startOpenAiDouble, type Double } from './doubles/index.ts';
import { createDatabase, dropDatabase, withDatabase } from './postgres-admin.ts';
import { freePort, startServer, type RunningServer } from './run-program.ts';

/** Processes of the real program around one database and one Redis. */
export interface Cluster extends AsyncDisposable {
  /** The same installation seen from the test, and the address of the first web process. */
  readonly app: TestApp;
  readonly composed: Composed;
  /** The vendor every process asks. */
  readonly model: Double;
  start(
    role: 'web' | 'worker' | 'all',
    env?: Readonly<Record<string, string>>,
  ): Promise<RunningServer>;
}

/** As the image starts its processes. */
const asInImage = {
  NODE_OPTIONS: '--max-semi-space-size=16',
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/preceptor-compiled'),
};

interface ClusterOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly env?: Readonly<Record<string, string>>;
}

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const name = `preceptor_cluster_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(options.databaseUrl, name);
  const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-cluster-'));
  const model = await startOpenAiDouble();
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const env: Record<string, string> = {
    ...asInImage,
    DATABASE_URL: withDatabase(options.databaseUrl, name),
    REDIS_URL: options.redisUrl,
    DATA_DIR: dataDir,
    MASTER_KEY: randomBytes(32).toString('base64'),
    PUBLIC_URL: url,
    ALLOW_PRIVATE_HOSTS: '127.0.0.1,localhost',
    ...scriptedModelAt(model.url),
    DRAIN_SECONDS: '4',
    ...options.env,
  };
  const { config, secrets } = loadConfig('web', env);
  const ground = await openGround({ config, secrets, logger: createLogger('silent') });
  const composed = compose(ground, { chatModels: [createOfflineModel()] });
  const processes: RunningServer[] = [];
  return {
    app: { url, composed, logs: [], [Symbol.asyncDispose]: async () => {} },
    composed,
    model,
    start: async (role, more = {}) => {
      // The first web process stands at the public address.
      const first = role !== 'worker' && processes.every(({ url: taken }) => taken !== url);
      const own = { ...env, ...(first ? { PORT: port } : {}), ...more };
      const started = await startServer(['--role', role], own);
      processes.push(started);
      return started;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(processes.map((running) => running[Symbol.asyncDispose]()));
      await closeGround(ground, 1_000);
      await model.close();
      await dropDatabase(options.databaseUrl, name);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
