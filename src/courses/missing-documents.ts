import type { Tx } from '../ground/db/index.ts';
import type { CourseKey } from './course.ts';
import type { CourseDocument, DocumentSource } from './document.ts';

/** Where the documents of a source stand, as it listed them last. */
export async function placesOf(
  tx: Tx,
  course: CourseKey,
  source: DocumentSource,
): Promise<Pick<CourseDocument, 'sourceKey' | 'moduleTitle'>[]> {
  return tx.query(
    `select source_key as "sourceKey", module_title as "moduleTitle" from documents
     where tenant_id = $1 and course_id = $2 and source = $3`,
    [course.tenantId, course.courseId, source],
  );
}

/**
 * Removes what the source no longer holds; returns the ids removed. Should it come back, because it was
 * only hidden, it comes with what its instructor chose for it.
 */
export async function removeMissing(
  tx: Tx,
  course: CourseKey,
  source: DocumentSource,
  keptKeys: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `with gone as (
       delete from documents where tenant_id = $1 and course_id = $2 and source = $3
         and not source_key = any($4) returning *),
     kept as (
       insert into carried_choices (tenant_id, course_id, origin_document, title, file_name,
         module_title, content_hash, may_use, may_cite, may_link)
       select tenant_id, course_id, id, title, file_name, coalesce(module_title, ''), content_hash,
         may_use, may_cite, may_link
       from gone where not (may_use and may_cite and may_link)
       on conflict do nothing)
     select id from gone`,
    [course.tenantId, course.courseId, source, [...keptKeys]],
  );
  return rows.map(({ id }) => id);
}

/**
 * Closes the documents that the source has and could not read, and all that stand below their keys; what
 * they say stays, for when they can be read again. Returns where they stand.
 */
export async function closeUnread(
  tx: Tx,
  course: CourseKey,
  source: DocumentSource,
  keys: readonly string[],
): Promise<Pick<CourseDocument, 'sourceKey' | 'fileName' | 'moduleTitle' | 'url'>[]> {
  return tx.query(
    `update documents set published = false
     where tenant_id = $1 and course_id = $2 and source = $3
       and exists (select from unnest($4::text[]) as k (key)
         where source_key = key or starts_with(source_key, key || ':'))
     returning source_key as "sourceKey", file_name as "fileName", module_title as "moduleTitle", url`,
    [course.tenantId, course.courseId, source, [...keys]],
  );
}
