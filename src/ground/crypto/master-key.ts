import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

interface MasterKeySource {
  /** The key itself, 32 bytes of base64. */
  readonly value: string | undefined;
  /** A file that holds it, such as a mounted secret. */
  readonly file: string | undefined;
}

/**
 * The key that seals all others: from MASTER_KEY or MASTER_KEY_FILE, else from a file in the data
 * folder, made at the first start (mode 600).
 * @throws Error when the file cannot be read or the value is not 32 bytes of base64.
 */
export function loadMasterKey({ value, file }: MasterKeySource, dataDir: string): Buffer {
  const text = value ?? (file === undefined ? readOrCreate(dataDir) : readFileSync(file, 'utf8'));
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== keyBytes) {
    throw new Error(
      `${value === undefined && file !== undefined ? 'The file of MASTER_KEY_FILE' : 'MASTER_KEY'} must be 32 bytes in base64.`,
    );
  }
  return key;
}

function readOrCreate(dataDir: string): string {
  const file = join(dataDir, 'master.key');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(keyBytes).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
