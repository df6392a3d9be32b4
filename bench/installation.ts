import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { closeGround, openGround } from '../src/compose/ground.ts';
import { compose, type Composed } from '../src/compose/compose.ts';
import { loadConfig } from '../src/config/config.ts';
import { createLogger } from '../src/ground/telemetry/index.ts';
import type { ChatModel } from '../src/models/index.ts';

/** The program over a database of its own on the server of DATABASE_URL, gone afterwards. */
export interface BenchInstallation extends AsyncDisposable {
  readonly composed: Composed;
  /** Runs statements outside of any transaction, unbound by row level security. */
  asOwner(statements: string): Promise<void>;
}

/** @throws Error with a sentence when there is no server to measure on */
export async function openInstallation(chatModel: ChatModel): Promise<BenchInstallation> {
  const server = process.env['DATABASE_URL'];
  if (!server) throw new Error('Set DATABASE_URL: this bench measures on PostgreSQL.');
  const name = `preceptor_bench_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-bench-'));
  const { config, secrets } = loadConfig('all', {
    ...process.env,
    DATABASE_URL: url.href,
    DATA_DIR: dataDir,
    TURNS_PER_MINUTE: '0',
  });
  const ground = await openGround({ config, secrets, logger: createLogger('silent') });
  return {
    composed: compose(ground, { chatModels: [chatModel] }),
    asOwner: (statements) => administer(url.href, statements),
    [Symbol.asyncDispose]: async () => {
      await closeGround(ground, 1_000);
      await administer(server, `drop database ${name} with (force)`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
