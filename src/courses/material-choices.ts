import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { correctCarriedChoice } from './carried-choices.ts';
import type { CourseKey } from './course.ts';

/** What the tutor may do with a document, as far as its instructor says. */
export interface DocumentChoice {
  /** Search it at all. */
  readonly use: boolean;
  /** Name and quote it as a source. */
  readonly cite: boolean;
  /** Open it: its text in the tutor, its page in the LMS. Without that only the quote is shown. */
  readonly link: boolean;
  /** Count it as graded work, on which students get hints while it is open. */
  readonly graded: boolean;
}

/** The instructor's say over the material of a course; holds from the next question on. */
export interface MaterialChoices {
  /** False when the course has no such document. */
  chooseDocument(
    course: CourseKey,
    documentId: string,
    /** What is left out stays as it is. */
    choice: { readonly [Switch in keyof DocumentChoice]?: boolean | undefined },
  ): Promise<boolean>;
  /** Null: what stands in no module. */
  chooseModule(course: CourseKey, title: string | null, use: boolean): Promise<void>;
  /** Titles of modules left out; null for what stands in none. */
  leftOut(course: CourseKey): Promise<(string | null)[]>;
}

export function createMaterialChoices(withTenant: WithTenant): MaterialChoices {
  return {
    chooseDocument: ({ tenantId, courseId }, documentId, { use, cite, link, graded }) =>
      withTenant(tenantId, async (tx) => {
        const rows = await tx.query(
          `update documents set may_use = coalesce($4, may_use), may_cite = coalesce($5, may_cite),
             may_link = coalesce($6, may_link), graded = coalesce($7, graded), chosen_by = 'instructor'
           where tenant_id = $1 and course_id = $2 and id = $3 returning id`,
          [tenantId, courseId, documentId, use, cite, link, graded],
        );
        await correctCarriedChoice(tx, { tenantId, courseId }, documentId);
        return rows.length > 0;
      }),
    chooseModule: ({ tenantId, courseId }, title, use) =>
      withTenant(tenantId, (tx) => leaveOut(tx, [tenantId, courseId, title ?? ''], use)),
    leftOut: ({ tenantId, courseId }) =>
      withTenant(tenantId, async (tx) => {
        const rows = await tx.query<{ title: string }>(
          'select title from left_out_modules where tenant_id = $1 and course_id = $2 order by title',
          [tenantId, courseId],
        );
        return rows.map(({ title }) => (title === '' ? null : title));
      }),
  };
}

async function leaveOut(tx: Tx, module: readonly string[], use: boolean): Promise<void> {
  await tx.query(
    use
      ? 'delete from left_out_modules where tenant_id = $1 and course_id = $2 and title = $3'
      : `insert into left_out_modules (tenant_id, course_id, title) values ($1, $2, $3)
         on conflict do nothing`,
    [...module],
  );
}
