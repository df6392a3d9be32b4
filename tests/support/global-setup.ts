import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbedded, openServer } from '../../src/ground/db/index.ts';
import { databaseUrl, describeMachine } from './machine.ts';
import { createDatabase, dropDatabase, withDatabase } from './postgres-admin.ts';

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
  const folder = mkdtempSync(join(tmpdir(), 'preceptor-tests-'));
  const embedded = await openEmbedded({ dir: undefined });
  const snapshot = join(folder, 'snapshot.tar');
  writeFileSync(snapshot, Buffer.from(await (await embedded.dump()).arrayBuffer()));
  await embedded.app.close();
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
    rmSync(folder, { recursive: true, force: true });
    say(describeMachine());
  };
}

function say(lines: readonly string[]): void {
  process.stdout.write(`\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`);
}
