import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTrustFacts } from '../../src/compose/trust.ts';
import { loadConfig } from '../../src/config/config.ts';
import { environment } from '../../src/config/env.ts';
import { presets } from '../../src/models/index.ts';
import type { Repository, TrustFacts } from '../../src/trust/index.ts';

const root = join(import.meta.dirname, '../..');

/** The facts of an installation with these variables and no other. */
export function factsOf(env: Record<string, string> = {}): TrustFacts {
  return readTrustFacts(loadConfig('all', env), { date: '2026-11-22', commit: '0123456789ab' });
}

/** This repository, as papers are held against it. */
export const repository: Repository = {
  read: (path) => {
    const file = join(root, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  },
  variables: Object.keys(environment),
  providers: Object.keys(presets),
};
