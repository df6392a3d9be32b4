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

/** The program over a database of its own on the server of DATABASE_URL, gone afterwards unless it is kept. */
export interface BenchInstallation extends AsyncDisposable {
  readonly composed: Composed;
  /** Runs a statement outside of any transaction, unbound by row level security. */
  readonly asOwner: <Row = unknown>(
    statement: string,
    values?: readonly unknown[],
  ) => Promise<Row[]>;
}

export interface InstallationOptions {
  /** Name of a database that stays for the next time, and is gone on with when it is there. */
  readonly keptAs?: string | undefined;
}

/** @throws Error with a sentence when there is no server to measure on */
export async function openInstallation(
  chatModel: ChatModel,
  { keptAs }: InstallationOptions = {},
): Promise<BenchInstallation> {
  const server = process.env['DATABASE_URL'];
  if (!server) throw new Error('Set DATABASE_URL: this bench measures on PostgreSQL.');
  const name = keptAs ?? `preceptor_bench_${randomUUID().replaceAll('-', '')}`;
  const known = await administer(server, 'select from pg_database where datname = $1', [name]);
  if (known.length === 0) await administer(server, `create database ${name}`);
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
    asOwner: (statement, values) => administer(url.href, statement, values),
    [Symbol.asyncDispose]: async () => {
      await closeGround(ground, 1_000);
      if (keptAs === undefined) await administer(server, `drop database ${name} with (force)`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function administer<Row>(
  url: string,
  statement: string,
  values?: readonly unknown[],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const answer: object = await client.query(statement, values && [...values]);
    // A script of several statements answers with as many results.
    return 'rows' in answer ? (answer.rows as Row[]) : [];
  } finally {
    await client.end();
  }
}
