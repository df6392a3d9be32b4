import type { Tx } from '../ground/db/index.ts';
import type { CourseKey } from './course.ts';

/**
 * A copied course begins with what the instructor of its original let the tutor do with documents and
 * modules. Documents that are there already take it at once, the others when they appear: the copy is
 * read later, and choices that the original itself still waited with go on waiting.
 */
export async function carryChoicesOver(
  tx: Tx,
  { tenantId, from, to }: { tenantId: string; from: string; to: string },
): Promise<void> {
  await tx.query(
    `insert into carried_choices (tenant_id, course_id, origin_document, title, file_name,
       module_title, content_hash, may_use, may_cite, may_link)
     select $1::uuid, $3::uuid, d.id, d.title, d.file_name, coalesce(d.module_title, ''), d.content_hash,
       d.may_use, d.may_cite, d.may_link
     from documents d
     where d.tenant_id = $1 and d.course_id = $2 and exists (
       select from documents chosen
       where chosen.tenant_id = $1 and chosen.course_id = $2
         and not (chosen.may_use and chosen.may_cite and chosen.may_link)
         and chosen.title = d.title and chosen.file_name = d.file_name)
     union all
     select $1::uuid, $3::uuid, c.origin_document, c.title, c.file_name, c.module_title, c.content_hash,
       c.may_use, c.may_cite, c.may_link
     from carried_choices c
     where c.tenant_id = $1 and c.course_id = $2 and not exists (
       select from documents d
       where d.tenant_id = $1 and d.course_id = $2
         and ((d.title = c.title and d.file_name = c.file_name) or d.content_hash = c.content_hash))
     on conflict do nothing`,
    [tenantId, from, to],
  );
  await tx.query(
    `insert into left_out_modules (tenant_id, course_id, title)
     select $1::uuid, $3::uuid, title from left_out_modules where tenant_id = $1 and course_id = $2
     on conflict do nothing`,
    [tenantId, from, to],
  );
  await takeCarriedChoices(tx, { tenantId, courseId: to }, null);
}

/** Gives documents of a copied course, or one of them, what waits for it; an instructor's word stands. */
export async function takeCarriedChoices(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  documentId: string | null,
): Promise<void> {
  await tx.query(
    `update documents d
     set may_use = c.may_use, may_cite = c.may_cite, may_link = c.may_link, chosen_by = 'copy'
     from documents own,
       carried_choice($2, own.title, own.file_name, own.module_title, own.content_hash) c
     where own.tenant_id = $1 and own.course_id = $2 and own.id = coalesce($3, own.id)
       and (own.chosen_by = 'copy'
         or (own.chosen_by is null and own.may_use and own.may_cite and own.may_link))
       and d.tenant_id = $1 and d.id = own.id`,
    [tenantId, courseId, documentId],
  );
}

/** Should the document come once more, under another id, it comes as the instructor of the copy has it. */
export async function correctCarriedChoice(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  documentId: string,
): Promise<void> {
  await tx.query(
    `update carried_choices c set may_use = d.may_use, may_cite = d.may_cite, may_link = d.may_link
     from documents d
     where d.tenant_id = $1 and d.course_id = $2 and d.id = $3
       and c.tenant_id = $1 and c.course_id = $2 and c.title = d.title and c.file_name = d.file_name
       and c.module_title = coalesce(d.module_title, '')`,
    [tenantId, courseId, documentId],
  );
}
