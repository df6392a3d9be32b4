import type { ReleaseRule } from '../lms/index.ts';

/** One thing of a course that can be read: a page, a file, a transcript. */
export interface CourseDocument {
  readonly tenantId: string;
  readonly id: string;
  readonly courseId: string;
  readonly source: DocumentSource;
  /** Stable key at the source. */
  readonly sourceKey: string;
  readonly title: string;
  /** The file's name or a readable name; what a citation shows as its source. */
  readonly fileName: string;
  /** Address in the LMS for people. */
  readonly url: string | null;
  readonly mediaType: string;
  readonly moduleTitle: string | null;
  readonly position: number;
  readonly published: boolean;
  readonly unlockAt: Date | null;
  readonly lockAt: Date | null;
  readonly releaseRule: ReleaseRule | null;
  /** What its instructor lets the tutor do with it: search it, name it as a source, open it. */
  readonly mayUse: boolean;
  readonly mayCite: boolean;
  readonly mayLink: boolean;
  /** Whether it is graded work, as its instructor says; null: as the LMS tells. */
  readonly graded: boolean | null;
  /** The version whose content is here; '' when none is. */
  readonly sourceVersion: string;
  /** A later version that was looked at and could not be taken. */
  readonly refusedVersion: string | null;
  readonly state: DocumentState;
  readonly failureCode: string | null;
  readonly failureReason: string | null;
  readonly activeRevision: number | null;
  readonly report: unknown;
}

export type DocumentSource = 'canvas' | 'moodle' | 'folder' | 'upload';

/**
 * waiting → processing → ready | failed. A document that failed at a later revision keeps the
 * earlier one searchable: `activeRevision` stays.
 */
export type DocumentState = 'waiting' | 'processing' | 'ready' | 'failed';

/** What a source says about a document. */
export interface DocumentSighting {
  readonly source: DocumentSource;
  readonly sourceKey: string;
  readonly title: string;
  readonly fileName: string;
  readonly url: string | null;
  readonly mediaType: string;
  readonly moduleTitle: string | null;
  readonly position: number;
  readonly published: boolean;
  readonly unlockAt: Date | null;
  readonly lockAt: Date | null;
  readonly releaseRule: ReleaseRule | null;
  readonly sourceVersion: string;
}

/** Release state of what comes from no LMS: nothing keeps it from anybody in the class. */
export const openToAll = {
  published: true,
  unlockAt: null,
  lockAt: null,
  releaseRule: null,
} as const satisfies Partial<DocumentSighting>;
