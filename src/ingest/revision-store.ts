import type { CourseDocument } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { Format } from './parse/sniff-format.ts';

/** Opens the next revision of a document; nobody sees it before the document points at it. */
export async function openRevision(
  tx: Tx,
  document: CourseDocument,
  content: {
    blobKey: string;
    contentHash: string;
    embedder: string;
    /** Version of the readers. */
    reader: string;
    format: Format;
  },
): Promise<number> {
  const [row] = await tx.query<{ revision: number }>(
    `insert into document_revisions (tenant_id, document_id, revision, blob_key, content_hash, embedder, format, reader)
     select $1, $2, coalesce(max(revision), 0) + 1, $3, $4, $5, $6, $7
     from document_revisions where tenant_id = $1 and document_id = $2
     returning revision`,
    [
      document.tenantId,
      document.id,
      content.blobKey,
      content.contentHash,
      content.embedder,
      content.format,
      content.reader,
    ],
  );
  if (!row) throw new Error('the revision just opened is not there');
  return row.revision;
}

export async function publishRevision(
  tx: Tx,
  document: CourseDocument,
  revision: number,
  chunkCount: number,
): Promise<void> {
  await tx.query(
    `update document_revisions set published_at = now(), chunk_count = $4
     where tenant_id = $1 and document_id = $2 and revision = $3`,
    [document.tenantId, document.id, revision, chunkCount],
  );
}

export interface RevisionContent {
  readonly revision: number;
  readonly contentHash: string;
  readonly embedder: string;
  readonly blobKey: string;
  /** In which its words are indexed. */
  readonly language: string;
  /** Null: it was read before formats were kept. */
  readonly format: Format | null;
}

export async function activeRevision(
  tx: Tx,
  document: CourseDocument,
): Promise<RevisionContent | undefined> {
  const [row] = await tx.query<RevisionContent>(
    `select r.revision, r.content_hash as "contentHash", r.embedder, r.blob_key as "blobKey", r.format,
       d.language
     from document_revisions r join documents d on d.tenant_id = r.tenant_id and d.id = r.document_id
     where r.tenant_id = $1 and r.document_id = $2 and r.revision = $3`,
    [document.tenantId, document.id, document.activeRevision],
  );
  return row;
}
