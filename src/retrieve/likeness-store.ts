import { toSql } from 'pgvector';
import type { Tx } from '../ground/db/index.ts';
import type { AskedVector } from './asked-vector.ts';

/** Passages of some documents of a course, by the model that made their vectors. */
export interface ComparedDocuments {
  readonly tenantId: string;
  readonly courseId: string;
  readonly documentIds: readonly string[];
  readonly embedder: string;
  /** Of documents of which it is not known. */
  readonly present: string;
}

const passages = `select c.document_id, c.id, c.embedding from documents d
  join chunks c on c.tenant_id = d.tenant_id and c.course_id = d.course_id and c.document_id = d.id
    and c.revision = d.active_revision
  where d.tenant_id = $1 and d.course_id = $2 and coalesce(d.active_embedder, $4) = $5`;

/** Of each document how near its nearest passage comes to a text, as cosine; those of other models are left out. */
export async function likenessOf(
  tx: Tx,
  { tenantId, courseId, documentIds, embedder, present }: ComparedDocuments,
  { vector }: AskedVector,
): Promise<{ documentId: string; likeness: number }[]> {
  return tx.query(
    `select p.document_id as "documentId", max(-(p.embedding <#> $6::halfvec)) as likeness
     from (${passages} and d.id = any($3::uuid[])) p group by 1`,
    [tenantId, courseId, documentIds, present, embedder, toSql([...vector])],
  );
}

/** Enough for a percentile, and some 30 ms. */
const sampled = { compared: 100, others: 200 } as const;

/**
 * How near passages of the rest of a course come to these documents: the 99th percentile of a fixed sample, and
 * how many passages it holds.
 * @param leftOut documents of the rest that tell nothing about ordinary material
 */
export async function usualLikeness(
  tx: Tx,
  { tenantId, courseId, documentIds, embedder, present }: ComparedDocuments,
  leftOut: readonly string[],
): Promise<{ usual: number; passages: number }> {
  const [row] = await tx.query<{ usual: number | null; passages: number }>(
    `with work as materialized (
       select p.embedding from (${passages} and d.id = any($3::uuid[])) p
       order by md5(p.id::text) limit ${sampled.compared}),
     rest as materialized (
       select p.embedding from (${passages} and not d.id = any($3::uuid[]) and not d.id = any($6::uuid[])) p
       order by md5(p.id::text) limit ${sampled.others}),
     near as (select (select max(-(rest.embedding <#> work.embedding)) from work) as likeness from rest)
     select percentile_cont(0.99) within group (order by likeness) as usual, count(likeness)::int as passages
     from near`,
    [tenantId, courseId, documentIds, present, embedder, leftOut],
  );
  return { usual: row?.usual ?? 1, passages: row?.passages ?? 0 };
}
