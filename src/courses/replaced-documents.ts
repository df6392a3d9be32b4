import type { Tx } from '../ground/db/index.ts';
import type { CourseKey, DocumentSighting, DocumentSource } from './document.ts';

/**
 * Lets a document go on under the key it has now: an LMS that gives a file uploaded anew another number
 * (Canvas does) shows one of the same kind and name in the same module, and the old one no more. Only where
 * both are the only ones of that name: what was chosen for a document must not come to another.
 */
export async function followReplaced(
  tx: Tx,
  course: CourseKey,
  source: DocumentSource,
  listed: readonly Pick<DocumentSighting, 'sourceKey' | 'fileName' | 'moduleTitle'>[],
): Promise<void> {
  await tx.query(
    `with listed as (
       select *, split_part(source_key, ':', 1) as kind
       from unnest($4::text[], $5::text[], $6::text[]) as l(source_key, file_name, module_title)),
     held as (
       select id, source_key, file_name, module_title, split_part(source_key, ':', 1) as kind from documents
       where tenant_id = $1 and course_id = $2 and source = $3),
     fresh as (
       select min(source_key) as source_key, kind, file_name, module_title from listed
       where source_key not in (select source_key from held)
       group by kind, file_name, module_title having count(*) = 1),
     gone as (
       select (array_agg(id))[1] as id, kind, file_name, module_title from held
       where source_key not in (select source_key from listed)
       group by kind, file_name, module_title having count(*) = 1)
     update documents d set source_key = fresh.source_key
     from fresh join gone on gone.kind = fresh.kind and gone.file_name = fresh.file_name
       and gone.module_title is not distinct from fresh.module_title
     where d.tenant_id = $1 and d.course_id = $2 and d.id = gone.id`,
    [
      course.tenantId,
      course.courseId,
      source,
      listed.map(({ sourceKey }) => sourceKey),
      listed.map(({ fileName }) => fileName),
      listed.map(({ moduleTitle }) => moduleTitle),
    ],
  );
}
