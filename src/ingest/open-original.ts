import { findReleasedDocument, type CourseKey } from '../courses/index.ts';
import { BlobMissingError, type Blobs, type OpenBlob } from '../ground/blobs/index.ts';
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

/** Undefined when students may not see the document now. */
export type OpenOriginal = (course: CourseKey, documentId: string) => Promise<Original | undefined>;

export function createOpenOriginal(needs: {
  withTenant: WithTenant;
  blobs: Pick<Blobs, 'open'>;
}): OpenOriginal {
  const { withTenant, blobs } = needs;
  return async (course, documentId) => {
    const { tenantId } = course;
    const found = await withTenant(tenantId, async (tx) => {
      const document = await findReleasedDocument(tx, course, documentId);
      return document && activeRevision(tx, document);
    });
    if (!found) return undefined;
    const { format, revision, blobKey } = found;
    const isDrawn = format === 'pdf' || format === 'image';
    return { format, revision, file: isDrawn ? await openBlob(blobs, tenantId, blobKey) : null };
  };
}

async function openBlob(
  blobs: Pick<Blobs, 'open'>,
  tenantId: string,
  key: string,
): Promise<OpenBlob | null> {
  try {
    return await blobs.open(tenantId, key);
  } catch (error) {
    // The text is still there to be read.
    if (error instanceof BlobMissingError) return null;
    throw error;
  }
}
