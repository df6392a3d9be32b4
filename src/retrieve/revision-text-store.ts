import type { Tx } from '../ground/db/index.ts';
import type { RevisionKey } from './chunk-store.ts';

/** Everything a revision says, whether or not it may be shown to anybody. */
export async function readRevisionText(
  tx: Tx,
  { tenantId, courseId, documentId, revision }: RevisionKey,
): Promise<string> {
  const rows = await tx.query<{ content: string }>(
    `select content from chunks
     where tenant_id = $1 and course_id = $2 and document_id = $3 and revision = $4 order by ordinal`,
    [tenantId, courseId, documentId, revision],
  );
  return rows.map(({ content }) => content).join('\n');
}
