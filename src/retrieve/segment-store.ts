import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { createSegmentBuilder, type Segment, type UnpackedChunk } from './segment.ts';
import type { ScopedDocument } from './search-store.ts';

/** Rows at a time, about 6 kB each on their way. */
const batch = 512;

/** Reads documents of a course and packs them. */
export async function readSegment(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  documents: readonly ScopedDocument[],
): Promise<Segment> {
  const builder = createSegmentBuilder();
  for (const document of documents) {
    const { documentId, revision, chunks } = document;
    for (let from = 0; from < chunks; from += batch) {
      builder.add(
        await tx.query<UnpackedChunk>(
          `select id as "chunkId", halfvec_send(embedding) as embedding, sparsevec_send(lexical) as lexical
           from chunks
           where tenant_id = $1 and course_id = $2 and document_id = $3 and revision = $4
           order by ordinal, id limit $5 offset $6`,
          [tenantId, courseId, documentId, revision, batch, from],
        ),
      );
    }
    builder.endDocument(keyOf(document));
  }
  return builder.build();
}

/** A revision that has been published never changes, so its name may stand for its chunks. */
export function keyOf({ documentId, revision }: ScopedDocument): string {
  return `${documentId} ${revision}`;
}
