import type { CourseDocument } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { KeptPages } from './reader/kept-pages.ts';

export async function readKeptPages(
  tx: Tx,
  { tenantId, id }: CourseDocument,
): Promise<KeptPages | null> {
  const [row] = await tx.query<KeptPages>(
    'select reader, prints, pages from kept_pages where tenant_id = $1 and document_id = $2',
    [tenantId, id],
  );
  return row ?? null;
}

/** In place of those of the reading before. */
export async function writeKeptPages(
  tx: Tx,
  { tenantId, id }: CourseDocument,
  { reader, prints, pages }: KeptPages,
): Promise<void> {
  await tx.query(
    `insert into kept_pages (tenant_id, document_id, reader, prints, pages) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, document_id) do update
       set reader = excluded.reader, prints = excluded.prints, pages = excluded.pages`,
    [tenantId, id, reader, prints, pages],
  );
}

export async function dropKeptPages(tx: Tx, { tenantId, id }: CourseDocument): Promise<void> {
  await tx.query('delete from kept_pages where tenant_id = $1 and document_id = $2', [
    tenantId,
    id,
  ]);
}
