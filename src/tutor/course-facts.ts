import {
  audienceOf,
  documentsInFocus,
  findCourse,
  openWorkSettings,
  readSchoolAudience,
  toolsOf,
  type Course,
  type CourseSettings,
  type ToolName,
} from '../courses/index.ts';
import { findTenant, heldVersions, type WithTenant } from '../tenancy/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { promptsFrom, type Prompts, type PromptShelf } from './prompts/prompt-shelf.ts';
import { focusOf } from './thread-store.ts';

/** What a prompt says about the course and where it is taught. */
export interface CourseFacts {
  readonly courseTitle: string;
  readonly institution: string;
  /** ISO 3166 code of the institution, when known. */
  readonly country: string | null;
  /** BCP 47 tag. */
  readonly language: string;
  /** What becomes of sentences that their source does not carry. */
  readonly citations: 'mark' | 'drop';
  /** Whether conversations are read once more, for what their students understand. */
  readonly learnsFromChat: boolean;
  /** Whether students are given exercises when they ask for one. */
  readonly nextExercises: boolean;
  /** What becomes of messages near open graded work. */
  readonly openWork: CourseSettings['openWork'];
  /** Who its students are, as those who teach say or else the school, and what it is about. */
  readonly audience: CourseSettings['audience'];
  readonly subject: CourseSettings['subject'];
  /** What its material seems to be about. */
  readonly seenSubject: Course['seenSubject'];
  /** Tools that an agent may use here. */
  readonly tools: readonly ToolName[];
  readonly focus: Focus | null;
  /** Which version of each prompt serves here. */
  readonly prompts: Prompts;
}

/** The part of the material the conversation is about. */
export interface Focus {
  readonly title: string;
  readonly documentIds: ReadonlySet<string>;
}

export type LoadCourseFacts = (turn: {
  tenantId: string;
  courseId: string;
  /** Absent outside a conversation. */
  threadId?: string;
}) => Promise<CourseFacts>;

export function createLoadCourseFacts(needs: {
  withTenant: WithTenant;
  shelf: PromptShelf;
}): LoadCourseFacts {
  const { withTenant, shelf } = needs;
  return async ({ tenantId, courseId, threadId }) => {
    const readFocus = async (tx: Tx): Promise<Focus | null> => {
      const about = threadId === undefined ? null : await focusOf(tx, tenantId, threadId);
      if (!about) return null;
      const documentIds = await documentsInFocus(tx, { tenantId, courseId }, about);
      return { title: about.title, documentIds: new Set(documentIds) };
    };
    const [focus, course, held, tenant, ofSchool] = await withTenant(tenantId, (tx) =>
      Promise.all([
        readFocus(tx),
        findCourse(tx, tenantId, courseId),
        heldVersions(tx, tenantId),
        findTenant(tx, tenantId),
        readSchoolAudience(tx, tenantId),
      ]),
    );
    const audience = course ? audienceOf(course.settings, ofSchool) : ofSchool;
    return {
      courseTitle: course?.title ?? 'this course',
      institution: tenant?.name ?? 'your institution',
      country: tenant?.country ?? null,
      language: course?.locale ?? 'en',
      citations: course?.settings.citations ?? 'mark',
      learnsFromChat: course?.settings.learnFromChat ?? false,
      nextExercises: course?.settings.nextExercises ?? false,
      openWork: course?.settings.openWork ?? openWorkSettings.parse({}),
      audience,
      subject: course?.settings.subject ?? 'as_material',
      seenSubject: course?.seenSubject ?? null,
      tools: course ? toolsOf({ ...course.settings, audience }) : [],
      focus,
      prompts: promptsFrom(shelf, held),
    };
  };
}
