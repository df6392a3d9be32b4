/** What the lab teaches. Both faces show the same course, each in its own words and addresses. */
export interface LabCourse {
  readonly title: string;
  /** Short name as the LMS prints it, e.g. "CALC1". */
  readonly label: string;
  readonly modules: readonly LabModule[];
}

export interface LabModule {
  readonly title: string;
  readonly published: boolean;
  readonly unlockAt?: Date | undefined;
  readonly audience?: LabAudience | undefined;
  /** Numbers, from 1, of the modules a student has to complete before. */
  readonly after?: readonly number[] | undefined;
  readonly items: readonly LabItem[];
}

/** Whom a module is for, when it is not for everybody. */
export interface LabAudience {
  /** Letters of sections (Canvas) or groups (Moodle). */
  readonly sections: readonly string[];
  /** Logins of single students. */
  readonly students: readonly string[];
}

export interface LabItem {
  /** Stable slug, unique in the course. */
  readonly key: string;
  readonly title: string;
  readonly kind: 'page' | 'file';
  readonly fileName: string;
  readonly mediaType: string;
  /** A file's bytes; of a page its HTML body fragment, or Markdown when fileName ends in ".md". */
  readonly bytes: Buffer;
  readonly published: boolean;
  readonly unlockAt?: Date | undefined;
  readonly lockAt?: Date | undefined;
  readonly updatedAt: Date;
}
