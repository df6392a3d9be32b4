import {
  countDocuments,
  findUpload,
  markWaiting,
  openToAll,
  sightDocument,
  sumOtherSizes,
  type CourseDocument,
  type CourseKey,
} from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { cleanFileName, cleanTitle, keyName } from '../ground/text/index.ts';
import { refuseAboveQuota } from './admit-file.ts';
import { titleOfFile } from './file-title.ts';
import { ParseError } from './parse/parse-error.ts';
import type { IngestRequests } from './request-ingest.ts';

/**
 * `added`, `replaced` (there was one of this name) and `again` (the same file, which had failed) are
 * read now. `unchanged`: the same file was there. `duplicate`: it was there under another name.
 */
export type UploadOutcome = 'added' | 'replaced' | 'again' | 'unchanged' | 'duplicate';

export interface Upload {
  readonly outcome: UploadOutcome;
  readonly document: CourseDocument;
}

/** A file whose bytes have arrived; their hash is the key they are kept under. */
export interface ArrivedFile {
  readonly name: string;
  readonly key: string;
  readonly size: number;
}

interface AdmitNeeds {
  readonly ingestRequests: Pick<IngestRequests, 'add'>;
  readonly quotaBytes: number;
}

/** Uploads stand behind the material of the LMS, whose places begin at 0. */
const behindTheLms = 1_000_000;
/** A course of more files than that is a mistake or an attack. */
const mostUploads = 2_000;

/**
 * Makes a document of a file that has arrived, and asks for it to be read. The caller holds the lock
 * of the course.
 * @throws ParseError `quota_exceeded`, `too_many_files`
 */
export async function admitUpload(
  tx: Tx,
  course: CourseKey,
  { name, key, size }: ArrivedFile,
  { ingestRequests, quotaBytes }: AdmitNeeds,
): Promise<Upload> {
  const before = await findUpload(tx, course, { sourceKey: uploadKey(name) });
  const needless = await alreadyThere(tx, course, before, key);
  if (needless) return needless;
  refuseAboveQuota((await sumOtherSizes(tx, course, before?.id ?? null)) + size, quotaBytes);
  const count = await countDocuments(tx, course, 'upload');
  if (!before && count >= mostUploads) throw tooManyFiles();
  const fileName = cleanFileName(name, 'File');
  const document = await sightDocument(tx, course, {
    source: 'upload',
    sourceKey: uploadKey(name),
    title: cleanTitle(titleOfFile(fileName), fileName),
    fileName,
    url: null,
    mediaType: 'application/octet-stream',
    moduleTitle: null,
    position: before?.position ?? behindTheLms + count,
    ...openToAll,
    sourceVersion: key,
  });
  await markWaiting(tx, document, { sourceVersion: key, byteSize: size });
  await ingestRequests.add(document, { blobKey: key, reason: 'upload' });
  return { outcome: outcomeOf(before, key), document };
}

/** The upload that makes this one needless. A failed one of that name is worth another try. */
async function alreadyThere(
  tx: Tx,
  course: CourseKey,
  named: CourseDocument | undefined,
  contentHash: string,
): Promise<Upload | undefined> {
  if (named) {
    const isSame = named.sourceVersion === contentHash && named.state !== 'failed';
    return isSame ? { outcome: 'unchanged', document: named } : undefined;
  }
  const twin = await findUpload(tx, course, { sourceVersion: contentHash });
  return twin && { outcome: 'duplicate', document: twin };
}

function outcomeOf(before: CourseDocument | undefined, contentHash: string): UploadOutcome {
  if (!before) return 'added';
  return before.sourceVersion === contentHash ? 'again' : 'replaced';
}

/** Spelled the same on every system; what cannot be seen in a name keeps names apart. */
export function uploadKey(name: string): string {
  return keyName(name.normalize('NFC'));
}

function tooManyFiles(): ParseError {
  return new ParseError(
    'too_many_files',
    `A course takes ${mostUploads} uploaded files. Remove some that are no longer needed.`,
  );
}
