import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

/** There is no usable master key; the message tells an operator what to do. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
  readonly code = 'master_key';
}

interface MasterKeySource {
  /** The key itself, 32 bytes of base64. */
  readonly value: string | undefined;
  /** A file that holds it, such as a mounted secret. */
  readonly file: string | undefined;
}

/**
 * The key that seals all others: from MASTER_KEY or MASTER_KEY_FILE, else from a file in the data
 * folder, made at the first start (mode 600).
 * @throws MasterKeyError when the file cannot be read or the value is not 32 bytes of base64.
 */
export function loadMasterKey({ value, file }: MasterKeySource, dataDir: string): Buffer {
  const name = value !== undefined ? 'MASTER_KEY' : file === undefined ? 'master.key' : undefined;
  const from = name ?? `The file of MASTER_KEY_FILE (${file})`;
  return readMasterKey(from, value ?? read(from, file, dataDir));
}

/**
 * The key that a text holds; `from` says where it comes from.
 * @throws MasterKeyError when it is not 32 bytes of base64
 */
export function readMasterKey(from: string, text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === keyBytes) return key;
  throw new MasterKeyError(
    `${from} must be ${keyBytes} bytes in base64, as \`openssl rand -base64 32\` makes them, and holds ${key.length}.`,
  );
}

function read(from: string, file: string | undefined, dataDir: string): string {
  try {
    return file === undefined ? readOrCreate(dataDir) : readFileSync(file, 'utf8');
  } catch (cause) {
    throw new MasterKeyError(`${from} cannot be read: ${(cause as Error).message}`, { cause });
  }
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
