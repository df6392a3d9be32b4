import type { Tx } from '../ground/db/index.ts';
import { placedColumns, type PlacedChunk, type RevisionKey } from './chunk-store.ts';

/** What somebody pointed at, as far as they know it; the first that is found decides. */
export interface Pointed {
  readonly chunkId: string | null;
  /** Words that stand in it; empty: none are known. */
  readonly quote: string;
  readonly page: number | null;
  readonly heading: string | null;
}

/** Number, from 0, of the chunk that is meant; null when there is none like it any more. */
export async function findPointed(
  tx: Tx,
  { tenantId, courseId, documentId, revision }: RevisionKey,
  { chunkId, quote, page, heading }: Pointed,
): Promise<number | null> {
  const [found] = await tx.query<{ ordinal: number }>(
    `select ordinal from (
       select c.ordinal, case
         when c.id = $5::uuid then 1
         when $6::text <> '' and strpos(c.content, $6) > 0 then 2
         when coalesce($7::int::text, $8::text) is not null and ($7 is null or c.page = $7)
           and ($8 is null or c.heading_path[cardinality(c.heading_path)] = $8) then 3
       end as fit from chunks c
       where c.tenant_id = $1 and c.course_id = $2 and c.document_id = $3 and c.revision = $4
     ) fits where fit is not null order by fit, ordinal limit 1`,
    [tenantId, courseId, documentId, revision, chunkId, quote, page, heading],
  );
  return found?.ordinal ?? null;
}

export async function countDocumentChunks(
  tx: Tx,
  { tenantId, courseId, documentId, revision }: RevisionKey,
): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*)::int as total from chunks c
     where c.tenant_id = $1 and c.course_id = $2 and c.document_id = $3 and c.revision = $4`,
    [tenantId, courseId, documentId, revision],
  );
  return row?.total ?? 0;
}

/** The chunks of a revision from number `from` to before `to`. */
export async function readDocumentPart(
  tx: Tx,
  { tenantId, courseId, documentId, revision }: RevisionKey,
  { from, to }: { from: number; to: number },
): Promise<PlacedChunk[]> {
  return tx.query<PlacedChunk>(
    `select ${placedColumns} from chunks c
     where c.tenant_id = $1 and c.course_id = $2 and c.document_id = $3 and c.revision = $4
       and c.ordinal >= $5 and c.ordinal < $6
     order by c.ordinal`,
    [tenantId, courseId, documentId, revision, from, to],
  );
}
