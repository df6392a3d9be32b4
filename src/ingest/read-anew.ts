import {
  listReleasedDocuments,
  markReady,
  type CourseDocument,
  type CourseKey,
} from '../courses/index.ts';
import { unlessMissing, type Blobs } from '../ground/blobs/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Embedder, ServingEmbedder } from '../models/index.ts';
import {
  deleteOtherRevisions,
  insertChunks,
  readStoredChunks,
  type Chunk,
  type EmbeddedChunk,
} from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { embedChunks, payingFor } from './embed-chunks.ts';
import { languageOf } from './language-of.ts';
import { ParseError } from './parse/parse-error.ts';
import type { DocumentReader } from './reader/document-reader.ts';
import { activeRevision, openRevision, type RevisionContent } from './revision-store.ts';

/**
 * Does something while what is released of a course is found as the present readers read it. Only what is
 * asked inside sees it, and nothing of it stays.
 */
export type ReadAnew = <T>(
  course: CourseKey,
  work: () => Promise<T>,
  signal: AbortSignal,
) => Promise<T>;

interface ReadAnewNeeds {
  readonly withTenant: WithTenant;
  readonly blobs: Pick<Blobs, 'get'>;
  readonly servingEmbedder: ServingEmbedder;
  readonly reader: DocumentReader;
}

interface Reread {
  readonly document: CourseDocument;
  readonly before: RevisionContent;
  readonly embedder: string;
  readonly chunks: readonly EmbeddedChunk[];
}

/**
 * Files are read and embedded first; then the new passages take the places of the old ones in one
 * transaction that is rolled back. Documents of the course are published again only after that.
 */
export function createReadAnew(needs: ReadAnewNeeds): ReadAnew {
  const { withTenant, servingEmbedder } = needs;
  return async (course, work, signal) => {
    const embedder = await servingEmbedder(course.tenantId);
    const documents = await withTenant(course.tenantId, (tx) => listReleasedDocuments(tx, course));
    const reread: Reread[] = [];
    for (const document of documents) {
      signal.throwIfAborted();
      const one = await rereadOne(needs, { document, embedder }, signal);
      if (one) reread.push(one);
    }
    return undone(withTenant, course.tenantId, async (tx) => {
      for (const one of reread) await putInPlace(tx, one, needs.reader.version);
      return work();
    });
  };
}

/** Undefined: its file is gone, so that it stays as it is. One that cannot be read any more has no passages. */
async function rereadOne(
  { withTenant, blobs, reader }: ReadAnewNeeds,
  { document, embedder }: { document: CourseDocument; embedder: Embedder },
  signal: AbortSignal,
): Promise<Reread | undefined> {
  const { tenantId, courseId, id: documentId } = document;
  const { before, known } = await withTenant(tenantId, async (tx) => {
    const active = await activeRevision(tx, document);
    const key = { tenantId, courseId, documentId, revision: active?.revision ?? 0 };
    const isSame = active?.embedder === embedder.id;
    const rows = isSame ? await readStoredChunks(tx, key) : [];
    return { before: active, known: new Set(rows.map(({ contentHash }) => contentHash)) };
  });
  const bytes = before && (await unlessMissing(blobs.get(tenantId, before.blobKey)));
  if (!before || !bytes) return undefined;
  const read = await chunksOf(reader, { document, bytes }, signal);
  const chunks = read.map((chunk, ordinal) => ({ ...chunk, ordinal }));
  const kept = chunks.filter(({ contentHash }) => known.has(contentHash));
  const fresh = chunks.filter(({ contentHash }) => !known.has(contentHash));
  const embedded: EmbeddedChunk[] = kept.map((chunk) => ({ ...chunk, embedding: null }));
  for await (const batch of embedChunks(payingFor(embedder, { tenantId, courseId }), fresh, signal))
    embedded.push(...batch);
  return { document, before, embedder: embedder.id, chunks: embedded };
}

async function chunksOf(
  reader: DocumentReader,
  { document, bytes }: { document: CourseDocument; bytes: Uint8Array },
  signal: AbortSignal,
): Promise<readonly Chunk[]> {
  const { fileName, mediaType, title } = document;
  try {
    const text = await reader.read({ bytes, fileName, mediaType }, () => {}, signal);
    const reading =
      text.wanting.length === 0 ? text : await reader.recognise(text, () => {}, signal);
    return (await reader.finish(reading, title, signal)).chunks;
  } catch (error) {
    if (error instanceof ParseError) return [];
    throw error;
  }
}

async function putInPlace(
  tx: Tx,
  { document, before, embedder, chunks }: Reread,
  reader: string,
): Promise<void> {
  const { tenantId, courseId, id: documentId } = document;
  const { blobKey, contentHash } = before;
  const language = languageOf(chunks.map(({ content }) => content));
  const content = { blobKey, contentHash, embedder, reader, format: before.format ?? 'text' };
  const revision = await openRevision(tx, document, content);
  const key = { tenantId, courseId, documentId, revision };
  await insertChunks(tx, key, language, chunks);
  await deleteOtherRevisions(tx, key, revision);
  await markReady(tx, document, { revision, contentHash, language, embedder, report: {} });
}

/** What the work answers; what it wrote is rolled back. */
async function undone<T>(
  withTenant: WithTenant,
  tenantId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const answered: T[] = [];
  const undo = new Error('rolled back on purpose');
  await withTenant(tenantId, async (tx) => {
    answered.push(await work(tx));
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return answered[0] as T;
}
