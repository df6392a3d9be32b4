import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbedded, openServer } from '../../src/ground/db/index.ts';
import { databaseUrl, describeMachine } from './machine.ts';
import { createDatabase, dropDatabase, withDatabase } from './postgres-admin.ts';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/preceptor');

declare module 'vitest' {
  interface ProvidedContext {
    /** File with a migrated, empty embedded database. */
    snapshot: string;
    /** Migrated, empty PostgreSQL database to clone; empty without DATABASE_URL. */
    template: string;
  }
}

/** Migrates once, so that every test file starts from a copy in a fraction of a second. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  say(describeMachine());
  const snapshot = await migratedSnapshot();
  const template = databaseUrl ? `preceptor_template_${process.pid}` : '';
  if (databaseUrl) {
    await createDatabase(databaseUrl, template);
    const server = await openServer({
      url: withDatabase(databaseUrl, template),
      ownerUrl: undefined,
      pool: 1,
    });
    await server.app.close();
  }
  project.provide('snapshot', snapshot);
  project.provide('template', template);
  return async () => {
    if (databaseUrl) await dropDatabase(databaseUrl, template);
    say(describeMachine());
  };
}

// Kept from run to run under the hash of all that shapes it: making one takes seconds.
async function migratedSnapshot(): Promise<string> {
  const snapshot = join(cache, `snapshot-${schemaHash()}.tar`);
  if (existsSync(snapshot)) return snapshot;
  mkdirSync(cache, { recursive: true });
  const embedded = await openEmbedded({ dir: undefined });
  const unfinished = `${snapshot}.${process.pid}`;
  writeFileSync(unfinished, Buffer.from(await (await embedded.dump()).arrayBuffer()));
  await embedded.app.close();
  renameSync(unfinished, snapshot);
  return snapshot;
}

function schemaHash(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package.json')));
  for (const folder of ['migrations', 'src/ground/db']) {
    for (const file of readdirSync(join(root, folder)).toSorted())
      hash.update(file).update(readFileSync(join(root, folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function say(lines: readonly string[]): void {
  process.stdout.write(`\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`);
}
