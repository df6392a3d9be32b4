import type { Readable } from 'node:stream';

/** Which of these keys something still points to. */
export type StillNeeded = (keys: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * Small notes about a tenant under names that the writer chooses, beside its files: no sweep and no deletion of the
 * tenant takes them away.
 */
export interface TenantNotes {
  /** Takes the place of one of the same name. @param name a uuid */
  keepNote(tenantId: string, name: string, bytes: Uint8Array): Promise<void>;
  /** Their names. */
  listNotes(tenantId: string): Promise<string[]>;
  /** @throws BlobMissingError */
  readNote(tenantId: string, name: string): Promise<Buffer>;
}

/** Files as bytes, kept under their tenant and named by their content. */
export interface Blobs extends TenantNotes {
  /** Stores the bytes and returns their key; the same bytes of a tenant are stored once. */
  put(tenantId: string, bytes: Uint8Array): Promise<string>;
  /**
   * Likewise, piece by piece as they arrive, so that a large file is never held whole. What the
   * content throws is thrown on, and nothing is kept.
   */
  receive(
    tenantId: string,
    content: AsyncIterable<Uint8Array>,
  ): Promise<{ readonly key: string; readonly size: number }>;
  /** @throws BlobMissingError */
  get(tenantId: string, key: string): Promise<Buffer>;
  /** For what is too large to hold. @throws BlobMissingError */
  open(tenantId: string, key: string): Promise<OpenBlob>;
  delete(tenantId: string, key: string): Promise<void>;
  /**
   * Deletes what is kept since before a moment and nothing points to, and what writers that died left;
   * returns how many. Bytes that arrive meanwhile stay. May run twice and at the same time as all else.
   */
  sweep(tenantId: string, before: Date, stillNeeded: StillNeeded): Promise<number>;
  /** Tenants that anything is kept for, whether they still exist or not. */
  tenants(): Promise<string[]>;
  /**
   * Deletes all that is kept for a tenant since before a moment, and its folder once it is empty;
   * returns how many files went.
   */
  clear(tenantId: string, before: Date): Promise<number>;
  /**
   * Does once, with a few bytes, all that files need of their place.
   * @throws BlobsUnusableError for what somebody must correct, BlobsAwayError where it may pass
   */
  check(): Promise<void>;
  /**
   * Marks a bucket as this installation's, or finds the mark: whoever sweeps the files of others deletes
   * them. A folder has no mark: it is on a disk of one's own.
   * @throws BlobsUnusableError when it is another's, BlobsAwayError
   */
  belongTo(installation: string): Promise<void>;
  /** Whether the place of the files answers at this moment; costs little. May throw instead of saying no. */
  answers(): Promise<boolean>;
}

export interface OpenBlob {
  readonly size: number;
  /** The bytes from `from` to `to`, both included. */
  read(from: number, to: number): Readable;
}

/** The bytes are certainly not there. A store that cannot say so for certain throws something else. */
export class BlobMissingError extends Error {
  override readonly name = 'BlobMissingError';
  readonly code = 'blob_missing';
}

/** Files cannot be kept where the configuration says; the message tells an operator why. */
export class BlobsUnusableError extends Error {
  override readonly name = 'BlobsUnusableError';
  readonly code = 'blobs_unusable';
}

/** The place of the files does not answer, and may soon; the message tells an operator. */
export class BlobsAwayError extends Error {
  override readonly name = 'BlobsAwayError';
  readonly code = 'blobs_away';
}

/** What a reading gives; undefined where the bytes are gone. @throws whatever else befell it */
export async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof BlobMissingError) return undefined;
    throw error;
  }
}

const tenantForm = /^[0-9a-f-]{36}$/;
const keyForm = /^[0-9a-f]{64}$/;
const shelfForm = /^[0-9a-f]{2}$/;

/** Beside the shelves of a tenant: what is still being written. */
export const drafts = 'drafts';

/** Likewise: what must outlast a database that is brought back. */
export const notesFolder = 'notes';

export function isTenant(name: string): boolean {
  return tenantForm.test(name);
}

export function isShelf(name: string): boolean {
  return shelfForm.test(name);
}

export function isKey(name: string): boolean {
  return keyForm.test(name);
}

/** As those of tenants: ids that nobody guesses and that lead nowhere else. */
export function isNote(name: string): boolean {
  return tenantForm.test(name);
}

/** @throws TypeError for what could lead out of a tenant's own place */
export function requireNote(tenantId: string, name: string): void {
  if (!isTenant(tenantId) || !isNote(name)) throw new TypeError('malformed name of a note');
}

/** Every store lays its files out alike, so that any tool that copies files moves them from one to another. */
export function shelfOf(key: string): string {
  return key.slice(0, 2);
}

/** @throws TypeError for what could lead out of a tenant's own place */
export function requireAddress(tenantId: string, key?: string): void {
  if (!isTenant(tenantId) || (key !== undefined && !isKey(key)))
    throw new TypeError('malformed blob address');
}
