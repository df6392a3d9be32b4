import { findReleasedDocument, type Reader } from '../courses/index.ts';
import { unlessMissing, type Blobs, type OpenBlob } from '../ground/blobs/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { Format } from './parse/sniff-format.ts';
import { activeRevision } from './revision-store.ts';

/** What a document was read from. */
export interface Original {
  /** Null: it was read before formats were kept. */
  readonly format: Format | null;
  /** Parts of a file belong together only within one revision. */
  readonly revision: number;
  /** The file itself, of formats that a page can draw as they are: PDF and pictures. */
  readonly file: OpenBlob | null;
}

/** Undefined when the reader may not see the document now; without its file when it may not be opened. */
export type OpenOriginal = (reader: Reader, documentId: string) => Promise<Original | undefined>;

export function createOpenOriginal(needs: {
  withTenant: WithTenant;
  blobs: Pick<Blobs, 'open'>;
}): OpenOriginal {
  const { withTenant, blobs } = needs;
  return async (reader, documentId) => {
    const { tenantId } = reader;
    const found = await withTenant(tenantId, async (tx) => {
      const document = await findReleasedDocument(tx, reader, documentId);
      const read = document?.mayCite ? await activeRevision(tx, document) : undefined;
      return document && read && { ...read, mayLink: document.mayLink };
    });
    if (!found) return undefined;
    const { format, revision, blobKey, mayLink } = found;
    const isDrawn = mayLink && (format === 'pdf' || format === 'image');
    // Without its file the text is still there to be read.
    const file = isDrawn ? await unlessMissing(blobs.open(tenantId, blobKey)) : undefined;
    return { format, revision, file: file ?? null };
  };
}
