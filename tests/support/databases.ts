import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inject } from 'vitest';
import { openEmbedded, openServer, type Databases } from '../../src/ground/db/index.ts';
import { databaseUrl } from './machine.ts';
import { createDatabase, dropDatabase, withDatabase } from './postgres-admin.ts';

export interface TestDatabase extends AsyncDisposable {
  readonly databases: Databases;
  /** Address for a process of its own; undefined for the embedded database. */
  readonly url: string | undefined;
}

export interface DatabaseEngine {
  readonly name: 'embedded' | 'postgres';
  open(): Promise<TestDatabase>;
}

const embedded: DatabaseEngine = {
  name: 'embedded',
  open: async () => {
    const databases = await openEmbedded({
      dir: undefined,
      snapshot: new Blob([readFileSync(inject('snapshot'))]),
    });
    return {
      databases,
      url: undefined,
      [Symbol.asyncDispose]: async () => {
        await databases.app.close();
        giveBackClosed();
      },
    };
  },
};

// Each embedded database reserves 8 GB of addresses and 100 MB of memory, and V8 sees no reason to
// collect what lies outside its heap: a long file of tests ended with 150 GB reserved.
let closed = 0;
function giveBackClosed(): void {
  closed += 1;
  if (closed % 4 !== 0) return;
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
}

const postgres: DatabaseEngine = {
  name: 'postgres',
  open: async () => {
    const server = databaseUrl ?? '';
    const name = `preceptor_test_${randomUUID().replaceAll('-', '')}`;
    await createDatabase(server, name, inject('template'));
    const url = withDatabase(server, name);
    const databases = await openServer({ url, ownerUrl: undefined, pool: 8 });
    return {
      databases,
      url,
      [Symbol.asyncDispose]: async () => {
        await databases.app.close();
        await dropDatabase(server, name);
      },
    };
  },
};

/** Every engine this machine has; suites run on each. */
export const engines: readonly DatabaseEngine[] = databaseUrl ? [embedded, postgres] : [embedded];
/** The engine for tests that are not about the database: the real server where there is one. */
export const mainEngine: DatabaseEngine = databaseUrl ? postgres : embedded;
