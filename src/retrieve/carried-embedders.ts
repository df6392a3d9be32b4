import type { Tx } from '../ground/db/index.ts';

/** Models whose vectors the documents of the course carry, the most frequent first. */
export async function carriedEmbedders(
  tx: Tx,
  courseId: string,
  present: string,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select coalesce(active_embedder, $2) as id from documents
     where course_id = $1 and active_revision is not null
     group by 1 order by count(*) desc, 1`,
    [courseId, present],
  );
  return rows.map(({ id }) => id);
}
