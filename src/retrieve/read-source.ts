import { findReleasedDocument, type Reader } from '../courses/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { readDocumentChunks, type PlacedChunk } from './chunk-store.ts';

/** A document as a reader of a citation sees it: its text in order, piece by piece. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly url: string | null;
  readonly moduleTitle: string | null;
  readonly mayCite: boolean;
  readonly mayLink: boolean;
  readonly pieces: readonly PlacedChunk[];
}

/** Undefined when the document is not there, or not released to the reader now. */
export type ReadSource = (reader: Reader, documentId: string) => Promise<Source | undefined>;

export function createReadSource(withTenant: WithTenant): ReadSource {
  return ({ tenantId, courseId, userId }, documentId) =>
    withTenant(tenantId, async (tx) => {
      const document = await findReleasedDocument(tx, { tenantId, courseId, userId }, documentId);
      if (!document || document.activeRevision === null) return undefined;
      const { id, title, fileName, url, moduleTitle, mayCite, mayLink } = document;
      const revision = document.activeRevision;
      const pieces = await readDocumentChunks(tx, { tenantId, courseId, documentId, revision });
      return { id, title, fileName, url, moduleTitle, mayCite, mayLink, pieces };
    });
}
