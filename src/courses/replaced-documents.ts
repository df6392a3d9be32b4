import type { Tx } from '../ground/db/index.ts';
import type { CourseKey } from './course.ts';
import type { DocumentSighting, DocumentSource } from './document.ts';

/**
 * Lets a document go on under the key it has now: an LMS that gives a file uploaded anew another number
 * (Canvas does) shows one of the same kind and name in the same module, and the old one no more; one
 * that goes by names (Moodle does) shows another name at the same address. Only where both are the only
 * ones of that name, or at that address: what was chosen for a document must not come to another.
 */
export async function followReplaced(
  tx: Tx,
  course: CourseKey,
  source: DocumentSource,
  listed: readonly Pick<DocumentSighting, 'sourceKey' | 'fileName' | 'moduleTitle' | 'url'>[],
): Promise<void> {
  await tx.query(
    `with listed as (
       select *, split_part(source_key, ':', 1) as kind
       from unnest($4::text[], $5::text[], $6::text[], $7::text[])
         as l(source_key, file_name, module_title, url)),
     held as (
       select id, source_key, file_name, module_title, url, split_part(source_key, ':', 1) as kind
       from documents where tenant_id = $1 and course_id = $2 and source = $3),
     fresh as (
       select min(source_key) as source_key, kind, file_name, module_title from listed
       where source_key not in (select source_key from held)
       group by kind, file_name, module_title having count(*) = 1),
     gone as (
       select (array_agg(id))[1] as id, kind, file_name, module_title from held
       where source_key not in (select source_key from listed)
       group by kind, file_name, module_title having count(*) = 1),
     alone as (
       select min(source_key) as source_key, min(kind) as kind, url from listed
       where url is not null group by url having count(*) = 1),
     was_alone as (
       select (array_agg(id))[1] as id, min(source_key) as source_key, min(kind) as kind, url
       from held where url is not null group by url having count(*) = 1),
     followed as (
       select gone.id, fresh.source_key, 1 as rank
       from fresh join gone on gone.kind = fresh.kind and gone.file_name = fresh.file_name
         and gone.module_title is not distinct from fresh.module_title
       union all
       select was_alone.id, alone.source_key, 2
       from alone join was_alone on was_alone.kind = alone.kind and was_alone.url = alone.url
       where alone.source_key not in (select source_key from held)
         and was_alone.source_key not in (select source_key from listed)),
     by_document as (
       select distinct on (id) id, source_key, rank from followed order by id, rank),
     chosen as (
       select distinct on (source_key) id, source_key from by_document order by source_key, rank)
     update documents d set source_key = chosen.source_key
     from chosen where d.tenant_id = $1 and d.course_id = $2 and d.id = chosen.id`,
    [
      course.tenantId,
      course.courseId,
      source,
      listed.map(({ sourceKey }) => sourceKey),
      listed.map(({ fileName }) => fileName),
      listed.map(({ moduleTitle }) => moduleTitle),
      listed.map(({ url }) => url),
    ],
  );
}
