import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

/**
 * The key that seals all others: from MASTER_KEY, else from a file in the data folder, made at the
 * first start (mode 600).
 * @throws Error when the value is not 32 bytes of base64.
 */
export function loadMasterKey(configured: string | undefined, dataDir: string): Buffer {
  const text = configured ?? readOrCreate(join(dataDir, 'master.key'), dataDir);
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== keyBytes) throw new Error('MASTER_KEY must be 32 bytes in base64.');
  return key;
}

function readOrCreate(file: string, dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(keyBytes).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
