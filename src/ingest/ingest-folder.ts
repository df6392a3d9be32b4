import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import {
  markWaiting,
  removeMissing,
  sightDocument,
  type CourseDocument,
  type CourseKey,
} from '../courses/index.ts';
import type { Blobs } from '../ground/blobs/index.ts';
import { digest } from '../ground/crypto/index.ts';
import { deleteOtherRevisions } from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { IngestDocument, IngestOutcome } from './ingest-document.ts';

interface FolderNeeds {
  readonly withTenant: WithTenant;
  readonly blobs: Blobs;
  readonly ingestDocument: IngestDocument;
}

export interface FolderFile {
  readonly fileName: string;
  readonly outcome: IngestOutcome;
}

export interface FolderRequest {
  readonly course: CourseKey;
  readonly dir: string;
  /** File names that are left out, e.g. a licence file beside the material. */
  readonly exclude: readonly string[];
  readonly onFile: (file: FolderFile, done: number, total: number) => void;
}

export type IngestFolder = (request: FolderRequest, signal: AbortSignal) => Promise<void>;

/**
 * Puts the files of a folder into a course, at once and in this process; files that were there
 * before and are no longer are removed, unchanged ones are left alone.
 */
export function createIngestFolder(needs: FolderNeeds): IngestFolder {
  const { withTenant, ingestDocument } = needs;
  return async ({ course, dir, exclude, onFile }, signal) => {
    const files = (await listFiles(dir)).filter((file) => !exclude.includes(basename(file)));
    const keys: string[] = [];
    for (const [at, file] of files.entries()) {
      signal.throwIfAborted();
      const { document, blobKey, key } = await takeFile(needs, course, { dir, file, position: at });
      keys.push(key);
      const job = { tenantId: course.tenantId, documentId: document.id, blobKey };
      onFile({ fileName: key, outcome: await ingestDocument(job, signal) }, at + 1, files.length);
    }
    await withTenant(course.tenantId, async (tx) => {
      for (const documentId of await removeMissing(tx, course, 'folder', keys)) {
        await deleteOtherRevisions(tx, { ...course, documentId }, null);
      }
    });
  };
}

async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

interface Taking {
  readonly dir: string;
  readonly file: string;
  readonly position: number;
}

async function takeFile(
  { withTenant, blobs }: FolderNeeds,
  course: CourseKey,
  { dir, file, position }: Taking,
): Promise<{ document: CourseDocument; blobKey: string; key: string }> {
  const bytes = await readFile(file);
  const key = relative(dir, file).split(sep).join('/');
  const folder = key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : null;
  const blobKey = await blobs.put(course.tenantId, bytes);
  const document = await withTenant(course.tenantId, async (tx) => {
    const seen = await sightDocument(tx, course, {
      source: 'folder',
      sourceKey: key,
      title: titleOf(file),
      fileName: basename(file),
      url: null,
      mediaType: 'application/octet-stream',
      moduleTitle: folder,
      position,
      published: true,
      unlockAt: null,
      lockAt: null,
      sourceVersion: digest(bytes),
    });
    await markWaiting(tx, seen, digest(bytes));
    return seen;
  });
  return { document, blobKey, key };
}

function titleOf(file: string): string {
  return basename(file, extname(file)).replaceAll(/[_-]+/g, ' ').trim();
}

/** @throws Error with a sentence when the path is no folder that can be read */
export async function requireFolder(dir: string): Promise<void> {
  const found = await stat(dir).catch(() => undefined);
  if (!found?.isDirectory()) throw new Error(`${dir} is not a folder that can be read.`);
}
