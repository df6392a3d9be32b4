import type { Tx } from '../ground/db/index.ts';
import { takeCarriedChoices } from './carried-choices.ts';
import type { CourseKey } from './course.ts';
import type { CourseDocument, DocumentSighting, DocumentSource } from './document.ts';

const columns = `tenant_id as "tenantId", id, course_id as "courseId", source,
  source_key as "sourceKey", title, file_name as "fileName", url, media_type as "mediaType",
  module_title as "moduleTitle", position, published, unlock_at as "unlockAt", lock_at as "lockAt",
  release_rule as "releaseRule", may_use as "mayUse", may_cite as "mayCite", may_link as "mayLink", graded,
  source_version as "sourceVersion", refused_version as "refusedVersion", state, failure_code as "failureCode",
  failure_reason as "failureReason", active_revision as "activeRevision", report`;

export async function listDocuments(tx: Tx, course: CourseKey): Promise<CourseDocument[]> {
  return tx.query<CourseDocument>(
    `select ${columns} from documents where tenant_id = $1 and course_id = $2
     order by position, title, id`,
    [course.tenantId, course.courseId],
  );
}

/** Of a tenant, or of one of its courses. */
export async function listDocumentIds(
  tx: Tx,
  { tenantId, courseId }: { readonly tenantId: string; readonly courseId: string | null },
): Promise<{ id: string; courseId: string }[]> {
  return tx.query(
    `select id, course_id as "courseId" from documents
     where tenant_id = $1 and ($2::uuid is null or course_id = $2) order by course_id, position, id`,
    [tenantId, courseId],
  );
}

export async function findDocument(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<CourseDocument | undefined> {
  const [document] = await tx.query<CourseDocument>(
    `select ${columns} from documents where tenant_id = $1 and id = $2`,
    [tenantId, id],
  );
  return document;
}

/** The upload of a course that has this key, or this content. */
export async function findUpload(
  tx: Tx,
  course: CourseKey,
  wanted: { readonly sourceKey: string } | { readonly sourceVersion: string },
): Promise<CourseDocument | undefined> {
  const [column, value] =
    'sourceKey' in wanted
      ? ['source_key', wanted.sourceKey]
      : ['source_version', wanted.sourceVersion];
  const [document] = await tx.query<CourseDocument>(
    `select ${columns} from documents
     where tenant_id = $1 and course_id = $2 and source = 'upload' and ${column} = $3
     order by created_at limit 1`,
    [course.tenantId, course.courseId, value],
  );
  return document;
}

export async function countDocuments(
  tx: Tx,
  course: CourseKey,
  source: DocumentSource,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from documents
     where tenant_id = $1 and course_id = $2 and source = $3`,
    [course.tenantId, course.courseId, source],
  );
  return row?.count ?? 0;
}

/** Who asks to see something of a course. Without a reader: what everybody in the class may see. */
export interface Reader extends CourseKey {
  readonly userId?: string | null | undefined;
}

/** The document if the reader may see it at this moment. */
export async function findReleasedDocument(
  tx: Tx,
  { courseId, userId = null }: Reader,
  id: string,
): Promise<CourseDocument | undefined> {
  const [document] = await tx.query<CourseDocument>(
    `select ${columns} from released_documents($1, now(), $3) where id = $2`,
    [courseId, id, userId],
  );
  return document;
}

/** What the reader may see at this moment, in teaching order. */
export async function listReleasedDocuments(
  tx: Tx,
  { courseId, userId = null }: Reader,
): Promise<CourseDocument[]> {
  return tx.query<CourseDocument>(
    `select ${columns} from released_documents($1, now(), $2) order by position, title, id`,
    [courseId, userId],
  );
}

/**
 * Takes over what the source says about a document now: names, place and release state take effect
 * at once, without reading its content again. The source version is not touched; it is set when the
 * content of that version has been taken (`markWaiting`). In a copied course a document that appears
 * begins with what was chosen for it in the original.
 */
export async function sightDocument(
  tx: Tx,
  course: CourseKey,
  seen: DocumentSighting,
): Promise<CourseDocument> {
  const [document] = await tx.query<CourseDocument>(
    `insert into documents (tenant_id, course_id, source, source_key, title, file_name, url, media_type,
       module_title, position, published, unlock_at, lock_at, release_rule, source_version,
       may_use, may_cite, may_link, chosen_by)
     select $1, $2, $3, $4, $5::text, $6::text, $7, $8, $9::text, $10, $11, $12, $13, $14, '',
       coalesce(c.may_use, true), coalesce(c.may_cite, true), coalesce(c.may_link, true),
       case when c.may_use is not null then 'copy' end
     from (select) seen left join carried_choice($2, $5, $6, $9, null) c on true
     on conflict (tenant_id, course_id, source, source_key) do update set
       title = $5, file_name = $6, url = $7, media_type = $8, module_title = $9, position = $10,
       published = $11, unlock_at = $12, lock_at = $13, release_rule = $14
     returning ${columns}`,
    [
      course.tenantId,
      course.courseId,
      seen.source,
      seen.sourceKey,
      seen.title,
      seen.fileName,
      seen.url,
      seen.mediaType,
      seen.moduleTitle,
      seen.position,
      seen.published,
      seen.unlockAt,
      seen.lockAt,
      seen.releaseRule,
    ],
  );
  if (!document) throw new Error('the document just written is not there');
  return document;
}

/** The content of a version lies ready to be processed. */
export async function markWaiting(
  tx: Tx,
  document: CourseDocument,
  taken: { sourceVersion: string; byteSize: number },
): Promise<void> {
  await tx.query(
    `update documents set state = 'waiting', source_version = $3, refused_version = null,
       byte_size = $4, updated_at = now()
     where tenant_id = $1 and id = $2`,
    [document.tenantId, document.id, taken.sourceVersion, taken.byteSize],
  );
}

/** It will be read once more: because somebody asked, or because something of ours went wrong. */
export async function markWaitingAgain(
  tx: Tx,
  document: CourseDocument,
  failure: { code: string; reason: string } | null,
): Promise<void> {
  await tx.query(
    `update documents set state = 'waiting', failure_code = $3, failure_reason = $4, updated_at = now()
     where tenant_id = $1 and id = $2`,
    [document.tenantId, document.id, failure?.code ?? null, failure?.reason ?? null],
  );
}

export async function markProcessing(tx: Tx, document: CourseDocument): Promise<void> {
  await tx.query(
    `update documents set state = 'processing', updated_at = now() where tenant_id = $1 and id = $2`,
    [document.tenantId, document.id],
  );
}

/**
 * Flips the pointer: from here on searches see this revision and no other. What a copied document is,
 * its content may tell where its names did not: its choice is there before anybody can find it.
 */
export async function markReady(
  tx: Tx,
  document: CourseDocument,
  published: {
    revision: number;
    contentHash: string;
    language: string;
    embedder: string;
    report: object;
  },
): Promise<void> {
  await tx.query(
    `update documents set state = 'ready', failure_code = null, failure_reason = null,
       active_revision = $3, content_hash = $4, language = $5, report = $6, active_embedder = $7,
       updated_at = now()
     where tenant_id = $1 and id = $2`,
    [
      document.tenantId,
      document.id,
      published.revision,
      published.contentHash,
      published.language,
      published.report,
      published.embedder,
    ],
  );
  if (document.activeRevision === null) await takeCarriedChoices(tx, document, document.id);
}

/** The content turned out to be what is searchable already. */
export async function markUnchanged(tx: Tx, document: CourseDocument): Promise<void> {
  await tx.query(
    `update documents set state = 'ready', failure_code = null, failure_reason = null, updated_at = now()
     where tenant_id = $1 and id = $2`,
    [document.tenantId, document.id],
  );
}

/**
 * Keeps an earlier revision searchable; without one the document is simply not there for students.
 * Without a report the last one stays. `refusedVersion`: the version whose content was looked at and
 * cannot be taken; the content that is here stays the one of its own version.
 */
export async function markFailed(
  tx: Tx,
  document: CourseDocument,
  failure: { code: string; reason: string; report?: object; refusedVersion?: string },
): Promise<void> {
  const { code, reason, report = null, refusedVersion = null } = failure;
  await tx.query(
    `update documents set state = 'failed', failure_code = $3, failure_reason = $4,
       report = coalesce($5, report), refused_version = coalesce($6, refused_version),
       updated_at = now()
     where tenant_id = $1 and id = $2`,
    [document.tenantId, document.id, code, reason, report, refusedVersion],
  );
}

export async function deleteDocument(tx: Tx, { tenantId, id }: CourseDocument): Promise<void> {
  await tx.query('delete from documents where tenant_id = $1 and id = $2', [tenantId, id]);
}

/**
 * Documents of a module, or one document: by its id, else, in a copy of its course, by its names.
 */
export async function documentsInFocus(
  tx: Tx,
  course: CourseKey,
  focus:
    | { readonly kind: 'module'; readonly title: string }
    | {
        readonly kind: 'document';
        readonly id: string;
        readonly title: string;
        readonly fileName: string;
      },
): Promise<string[]> {
  const rows = await (focus.kind === 'module'
    ? tx.query<{ id: string }>(
        `select id from documents where tenant_id = $1 and course_id = $2 and module_title = $3`,
        [course.tenantId, course.courseId, focus.title],
      )
    : tx.query<{ id: string }>(
        `select id from documents where tenant_id = $1 and course_id = $2
           and (id::text = $3 or (title = $4 and file_name = $5)) order by id::text = $3 desc limit 1`,
        [course.tenantId, course.courseId, focus.id, focus.title, focus.fileName],
      ));
  return rows.map(({ id }) => id);
}

/** Bytes of the documents of a course, but one. */
export async function sumOtherSizes(
  tx: Tx,
  course: CourseKey,
  documentId: string | null,
): Promise<number> {
  const [row] = await tx.query<{ bytes: string }>(
    `select coalesce(sum(byte_size), 0) as bytes from documents
     where tenant_id = $1 and course_id = $2 and id is distinct from $3`,
    [course.tenantId, course.courseId, documentId],
  );
  return Number(row?.bytes ?? 0);
}
