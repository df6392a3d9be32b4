import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import {
  countDocuments,
  markFailed,
  markWaiting,
  openToAll,
  removeMissing,
  sightDocument,
  type CourseKey,
} from '../courses/index.ts';
import type { Blobs } from '../ground/blobs/index.ts';
import { digest } from '../ground/crypto/index.ts';
import { deleteOtherRevisions } from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { AdmitFile } from './admit-file.ts';
import { titleOfFile } from './file-title.ts';
import type { IngestDocument, IngestOutcome } from './ingest-document.ts';
import { leaseMs, type IngestMessage } from './job.ts';
import { ParseError } from './parse/parse-error.ts';
import type { IngestRequests } from './request-ingest.ts';

interface FolderNeeds {
  readonly withTenant: WithTenant;
  readonly blobs: Blobs;
  readonly ingestDocument: IngestDocument;
  readonly admitFile: AdmitFile;
  readonly ingestRequests: Pick<IngestRequests, 'add'>;
}

export interface FolderFile {
  readonly fileName: string;
  /** `again`: something of ours went wrong, a worker tries again. */
  readonly outcome: IngestOutcome | 'again';
}

export interface FolderRequest {
  readonly course: CourseKey;
  readonly dir: string;
  /** File names that are left out, e.g. a licence file beside the material. */
  readonly exclude: readonly string[];
  readonly onFile: (file: FolderFile, done: number, total: number) => void;
}

/** A folder is empty that was not: more likely not mounted than emptied. */
export class EmptyFolderError extends Error {
  override readonly name = 'EmptyFolderError';
}

export type IngestFolder = (request: FolderRequest, signal: AbortSignal) => Promise<void>;

/**
 * Puts the files of a folder into a course, at once and in this process; files that were there
 * before and are no longer are removed, unchanged ones are left alone.
 * @throws EmptyFolderError when there are no files where some were before
 */
export function createIngestFolder(needs: FolderNeeds): IngestFolder {
  const { withTenant, ingestDocument } = needs;
  return async ({ course, dir, exclude, onFile }, signal) => {
    const files = (await listFiles(dir)).filter((file) => !exclude.includes(basename(file)));
    if (files.length === 0) await refuseEmptied(needs, course, dir);
    const keys: string[] = [];
    for (const [at, file] of files.entries()) {
      signal.throwIfAborted();
      const key = keyOf(dir, file);
      keys.push(key);
      const message = await takeFile(needs, course, { file, key, position: at });
      const outcome = message ? await ingestNow(ingestDocument, message, signal) : 'failed';
      onFile({ fileName: key, outcome }, at + 1, files.length);
    }
    await withTenant(course.tenantId, async (tx) => {
      for (const documentId of await removeMissing(tx, course, 'folder', keys)) {
        await deleteOtherRevisions(tx, { ...course, documentId }, null);
      }
    });
  };
}

async function refuseEmptied(
  { withTenant }: FolderNeeds,
  course: CourseKey,
  dir: string,
): Promise<void> {
  const held = await withTenant(course.tenantId, (tx) => countDocuments(tx, course, 'folder'));
  if (held === 0) return;
  throw new EmptyFolderError(
    `${dir} holds no files, and the course has ${held} that came from a folder; nothing was changed. Is the disk there?`,
  );
}

async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

interface Taking {
  readonly file: string;
  readonly key: string;
  readonly position: number;
}

/** Stores the file and asks for it to be read; undefined when it is refused. */
async function takeFile(
  { withTenant, blobs, admitFile, ingestRequests }: FolderNeeds,
  course: CourseKey,
  { file, key, position }: Taking,
): Promise<IngestMessage | undefined> {
  const bytes = await readFile(file);
  const document = await withTenant(course.tenantId, (tx) =>
    sightDocument(tx, course, {
      source: 'folder',
      sourceKey: key,
      title: titleOfFile(file),
      fileName: basename(file),
      url: null,
      mediaType: 'application/octet-stream',
      moduleTitle: key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : null,
      position,
      ...openToAll,
      sourceVersion: digest(bytes),
    }),
  );
  try {
    await admitFile(course, { bytes, documentId: document.id });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { code, message: reason } = error;
    await withTenant(course.tenantId, (tx) =>
      markFailed(tx, document, { code, reason, report: {} }),
    );
    return undefined;
  }
  const blobKey = await blobs.put(course.tenantId, bytes);
  return withTenant(course.tenantId, async (tx) => {
    await markWaiting(tx, document, { sourceVersion: digest(bytes), byteSize: bytes.length });
    // The queue's copy is for the case that this process dies half-way.
    return ingestRequests.add(document, { blobKey, reason: 'folder', inMs: leaseMs });
  });
}

async function ingestNow(
  ingestDocument: IngestDocument,
  message: IngestMessage,
  signal: AbortSignal,
): Promise<FolderFile['outcome']> {
  try {
    return await ingestDocument(message, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return 'again';
  }
}

function keyOf(dir: string, file: string): string {
  return relative(dir, file).split(sep).join('/');
}

/** @throws Error with a sentence when the path is no folder that can be read */
export async function requireFolder(dir: string): Promise<void> {
  const found = await stat(dir).catch(() => undefined);
  if (!found?.isDirectory()) throw new Error(`${dir} is not a folder that can be read.`);
}
