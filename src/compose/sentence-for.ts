import { ConfigError } from '../config/config.ts';
import { BlobsAwayError, BlobsUnusableError } from '../ground/blobs/index.ts';
import { MasterKeyError } from '../ground/crypto/index.ts';
import { DatabaseUnusableError, DataLockedError } from '../ground/db/index.ts';

const told = [
  ConfigError,
  DataLockedError,
  DatabaseUnusableError,
  MasterKeyError,
  BlobsUnusableError,
  BlobsAwayError,
];

/** What an operator is to do about an error that ended the program; undefined where it is a fault of the program. */
export function sentenceFor(ended: unknown): string | undefined {
  const error = firstFault(ended);
  if (!(error instanceof Error)) return String(error);
  if (told.some((kind) => error instanceof kind)) return error.message;
  const { code, syscall, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code?.startsWith('ERR_PARSE_ARGS_'))
    return `${message}. The one option is --role web, worker or all; everything else comes from the environment (.env.example).`;
  if (syscall === 'listen' && code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Give PORT (the tool), METRICS_PORT or LAB_PORT (the lab) a free one.`;
  if (syscall === 'listen')
    return `Port ${port} cannot be opened (${code}). Give PORT, METRICS_PORT or LAB_PORT one that this user may open.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `The disk is full (${message}): make room.`;
  return undefined;
}

/** What went wrong before anything failed in being closed because of it. */
export function firstFault(error: unknown): unknown {
  return error instanceof SuppressedError ? firstFault(error.suppressed) : error;
}
