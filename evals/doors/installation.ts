import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { composeApp } from '../../src/compose/app.ts';
import { compose, type Composed } from '../../src/compose/compose.ts';
import { closeGround, openGround } from '../../src/compose/ground.ts';
import { composeWorker } from '../../src/compose/worker.ts';
import { loadConfig } from '../../src/config/config.ts';
import { openEmbedded, openServer, type Databases } from '../../src/ground/db/index.ts';
import { createLogger } from '../../src/ground/telemetry/index.ts';
import { jobHandlers } from '../../src/jobs/handlers.ts';
import { isOffline, type ChatModel, type Embedder } from '../../src/models/index.ts';
import { createSearch } from '../../src/retrieve/index.ts';
import type { ChosenPrompts } from './chosen-prompts.ts';
import { environmentFor, openConfigured, type NamedModel } from './configured-models.ts';
import { openCampus, type Campus } from './campus.ts';
import { createModelCalls, type ModelCalls } from './model-calls.ts';

/** A passage as a deep search ranked it; null ranks are sides on which it was no candidate. */
export interface DeepHit {
  readonly chunkIds: readonly string[];
  readonly vectorRank: number | null;
  readonly textRank: number | null;
}

/** The whole product with a database of its own, gone afterwards. */
export interface Installation extends AsyncDisposable {
  readonly composed: Composed;
  readonly campus: Campus;
  /** The product's own search with room for many more hits than a turn has: why something was missed. */
  searchDeep(courseId: string, query: string, signal: AbortSignal): Promise<readonly DeepHit[]>;
  readonly calls: ModelCalls;
  /** What is measured, by name. */
  readonly setup: Readonly<Record<string, string>> & { readonly chat: string };
}

export interface InstallationOptions {
  readonly model: NamedModel;
  /** What places texts, as in EMBEDDING_MODEL; undefined leaves it to the environment. */
  readonly embedder: string | undefined;
  readonly prompts: ChosenPrompts;
  /** What stands between the product and its models, e.g. a recorder. */
  readonly wrapModel: (model: ChatModel) => ChatModel;
}

const deepLimit = 200;

/**
 * Opens the product as a server does, with its worker and a school. Nothing stays open when it cannot.
 * @throws ConfigError
 */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  await using opened = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-eval-'));
  opened.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const server = createServer();
  // Client and server share a busy process: an idle connection must not be closed while it is taken up again.
  server.keepAliveTimeout = 0;
  const url = await listen(server);
  const closeServer = (): void => {
    server.close();
    server.closeAllConnections();
  };
  opened.defer(closeServer);
  const { config, secrets } = loadConfig('all', environmentOf(options, { url, dataDir }));
  const { chatModels, prices } = openConfigured(config, secrets, options.model);
  const [first, ...rest] = chatModels;

  const database = await openDatabase(process.env['DATABASE_URL'] || undefined);
  opened.defer(() => database.drop());
  const logger = createLogger(process.env['LOG_LEVEL'] ?? 'silent');
  const ground = await openGround({ config, secrets, logger, databases: database.databases });
  opened.defer(() => closeGround(ground, 2_000));
  const composed = compose(ground, {
    chatModels: [
      options.wrapModel(first),
      ...rest.map((model) => (isOffline(model) ? model : options.wrapModel(model))),
    ],
    prices,
    prompts: options.prompts.prompts,
  });
  server.on('request', composeApp(composed, new AbortController().signal));
  const worker = composeWorker(composed);
  await ground.queue.work(jobHandlers(worker));
  opened.defer(() => worker.turnWorker.drain(2_000));
  // Whoever is served hangs up before the work for them is ended.
  opened.defer(closeServer);
  const campus = opened.use(await openCampus(composed, url));
  const embedder = await composed.quality.servingEmbedder(campus.tenantId);
  const closing = opened.move();
  return {
    composed,
    campus,
    searchDeep: deepSearch(composed, campus, embedder),
    calls: createModelCalls(ground.withTenant, campus.tenantId),
    setup: {
      chat: `${first.provider}:${first.model}`,
      prompt: options.prompts.version,
      embedder: embedder.id,
      reranker: config.rerank.model || 'none',
      database: database.name,
      runtime: `Node ${process.versions.node}`,
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

function environmentOf(
  { model, embedder }: InstallationOptions,
  { url, dataDir }: { url: string; dataDir: string },
): Record<string, string | undefined> {
  return {
    ...process.env,
    ...environmentFor(model.named),
    ...(embedder === undefined ? {} : { EMBEDDING_MODEL: embedder }),
    NODE_ENV: 'evaluation',
    LAB: 'off',
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    REDIS_URL: '',
    TURNS_PER_MINUTE: '0',
    ALLOW_PRIVATE_HOSTS: '127.0.0.1,localhost',
  };
}

function deepSearch(
  { ground }: Composed,
  { tenantId }: Campus,
  embedder: Embedder,
): Installation['searchDeep'] {
  const { withTenant, config } = ground;
  const search = createSearch({ withTenant, embedder, memoryBytes: config.searchMemoryBytes });
  return async (courseId, query, signal) => {
    const hits = await search({ tenantId, courseId, query, limit: deepLimit }, signal);
    return hits.map(({ pieces, vectorRank, textRank }) => ({
      chunkIds: pieces.map(({ chunkId }) => chunkId),
      vectorRank,
      textRank,
    }));
  };
}

interface OwnDatabase {
  readonly databases: Databases;
  readonly name: string;
  drop(): Promise<void>;
}

/** On the server of DATABASE_URL where there is one, else embedded and in memory. */
async function openDatabase(server: string | undefined): Promise<OwnDatabase> {
  if (server === undefined) {
    const databases = await openEmbedded({ dir: undefined });
    return { databases, name: 'embedded', drop: async () => {} };
  }
  const name = `preceptor_eval_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const databases = await openServer({ url: url.href, ownerUrl: undefined, pool: 8 });
  return {
    databases,
    name: 'PostgreSQL',
    drop: () => administer(server, `drop database ${name} with (force)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, resolve);
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
