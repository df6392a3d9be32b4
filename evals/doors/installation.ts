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
import { createHashingEmbedder, type ChatModel } from '../../src/models/index.ts';
import { createSearch } from '../../src/retrieve/index.ts';
import type { ChosenPrompts } from './chosen-prompts.ts';
import { openConfigured } from './configured-models.ts';
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
  /** provider:model; the configured one when absent. */
  readonly model: string | undefined;
  readonly prompts: ChosenPrompts;
  /** What stands between the product and its models, e.g. a recorder. */
  readonly wrapModel: (model: ChatModel) => ChatModel;
}

const deepLimit = 200;

export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const server = createServer();
  // Client and server share a busy process: an idle connection must not be closed while it is taken up again.
  server.keepAliveTimeout = 0;
  const url = await listen(server);
  const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-eval-'));
  const { config, secrets } = loadConfig('all', {
    ...process.env,
    ...(options.model === undefined ? {} : { CHAT_MODEL: options.model }),
    NODE_ENV: 'evaluation',
    LAB: 'off',
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    REDIS_URL: '',
    TURNS_PER_MINUTE: '0',
    ALLOW_PRIVATE_HOSTS: '127.0.0.1,localhost',
  });
  const database = await openDatabase(process.env['DATABASE_URL'] || undefined);
  const logger = createLogger(process.env['LOG_LEVEL'] ?? 'silent');
  const ground = await openGround({ config, secrets, logger, databases: database.databases });
  const embedder = createHashingEmbedder();
  const { chatModels, prices } = openConfigured(config, secrets);
  const [first, ...rest] = chatModels;
  const composed = compose(ground, {
    chatModels: [options.wrapModel(first), ...rest],
    prices,
    embedder,
    prompts: options.prompts.prompts,
  });
  server.on('request', composeApp(composed, new AbortController().signal));
  const worker = composeWorker(composed);
  await ground.queue.work(jobHandlers(worker));
  const campus = await openCampus(composed, url);
  const { searchMemoryBytes: memoryBytes } = config;
  const search = createSearch({ withTenant: ground.withTenant, embedder, memoryBytes });
  return {
    composed,
    campus,
    searchDeep: async (courseId, query, signal) => {
      const { tenantId } = campus;
      const request = { tenantId, courseId, query, limit: deepLimit };
      const hits = await search(request, signal);
      return hits.map(({ pieces, vectorRank, textRank }) => ({
        chunkIds: pieces.map(({ chunkId }) => chunkId),
        vectorRank,
        textRank,
      }));
    },
    calls: createModelCalls(ground.withTenant, campus.tenantId),
    setup: {
      chat: `${first.provider}:${first.model}`,
      prompt: options.prompts.version,
      embedder: embedder.id,
      reranker: config.rerank.model || 'none',
      database: database.name,
      runtime: `Node ${process.versions.node}`,
    },
    [Symbol.asyncDispose]: async () => {
      await campus[Symbol.asyncDispose]();
      server.close();
      server.closeAllConnections();
      await worker.turnWorker.drain(2_000);
      await closeGround(ground, 2_000);
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
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
