import { findCourse, type ToolName } from '../courses/index.ts';
import { findTenant, type WithTenant } from '../tenancy/index.ts';
import type { Sql } from '../ground/db/index.ts';

/** What a prompt says about the course and where it is taught. */
export interface CourseFacts {
  readonly courseTitle: string;
  readonly institution: string;
  /** ISO 3166 code of the institution, when known. */
  readonly country: string | null;
  /** BCP 47 tag. */
  readonly language: string;
  /** Full-text configuration of questions in this course. */
  readonly searchLanguage: string;
  /** What becomes of sentences that their source does not carry. */
  readonly citations: 'mark' | 'drop';
  /** Tools that an agent may use here. */
  readonly tools: readonly ToolName[];
}

export type LoadCourseFacts = (turn: {
  tenantId: string;
  courseId: string;
}) => Promise<CourseFacts>;

export function createLoadCourseFacts(needs: {
  sql: Sql;
  withTenant: WithTenant;
}): LoadCourseFacts {
  const { sql, withTenant } = needs;
  return async ({ tenantId, courseId }) => {
    const course = await withTenant(tenantId, (tx) => findCourse(tx, tenantId, courseId));
    const tenant = await findTenant(sql, tenantId);
    return {
      courseTitle: course?.title ?? 'this course',
      institution: tenant?.name ?? 'your institution',
      country: tenant?.country ?? null,
      language: course?.locale ?? 'en',
      searchLanguage: 'english',
      citations: course?.settings.citations ?? 'mark',
      tools: course?.settings.tools ?? [],
    };
  };
}
