import { toSql } from 'pgvector';
import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';

/** A chunk that is to be embedded by the model on trial. */
export interface UntriedChunk {
  readonly id: string;
  readonly embeddingText: string;
}

const untried = `from released_documents($2, now(), null) d
  join chunks c on c.tenant_id = $1 and c.course_id = $2 and c.document_id = d.id and c.revision = d.active_revision
  where not exists (select from trial_vectors v where v.tenant_id = $1 and v.chunk_id = c.id and v.embedder = $3)`;

/** Chunks released to the class that the model on trial has not embedded yet. */
export async function untriedChunks(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  embedder: string,
  limit: number,
): Promise<UntriedChunk[]> {
  return tx.query<UntriedChunk>(
    `select c.id, c.embedding_text as "embeddingText" ${untried} order by c.id limit $4`,
    [tenantId, courseId, embedder, limit],
  );
}

export async function keepTrialVectors(
  tx: Tx,
  tenantId: string,
  embedder: string,
  chunks: readonly { readonly id: string; readonly embedding: readonly number[] }[],
): Promise<void> {
  await tx.query(
    `insert into trial_vectors (tenant_id, chunk_id, embedder, embedding)
     select $1, id, $2, embedding from unnest($3::uuid[], $4::halfvec[]) as made (id, embedding)
     on conflict (tenant_id, chunk_id) do update set embedder = excluded.embedder, embedding = excluded.embedding`,
    [
      tenantId,
      embedder,
      chunks.map(({ id }) => id),
      chunks.map(({ embedding }) => toSql([...embedding])),
    ],
  );
}

export async function dropTrialVectors(tx: Tx, tenantId: string): Promise<void> {
  await tx.query('delete from trial_vectors where tenant_id = $1', [tenantId]);
}
