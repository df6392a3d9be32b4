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
  /** Links and lessons are shown by the Moodle face alone, quizzes for practice by the Canvas face. */
  readonly kind: 'page' | 'file' | 'link' | 'assignment' | 'lesson' | 'quiz';
  readonly fileName: string;
  readonly mediaType: string;
  /**
   * A file's bytes; of a page its HTML body fragment, or Markdown when fileName ends in ".md"; of
   * anything else the HTML that introduces it.
   */
  readonly bytes: Buffer;
  /** Of an assignment: on Canvas it is a graded discussion. */
  readonly isDiscussion?: boolean | undefined;
  /** What is said in a recording; only the Canvas face has such files. */
  readonly captions?: readonly LabCaptions[] | undefined;
  /** Where a link leads. */
  readonly address?: string | undefined;
  readonly lesson?: LabLesson | undefined;
  /** Of a quiz; for those who take it, and their answers for nobody. */
  readonly questions?: readonly LabQuestion[] | undefined;
  readonly published: boolean;
  readonly unlockAt?: Date | undefined;
  readonly lockAt?: Date | undefined;
  readonly updatedAt: Date;
}

export interface LabQuestion {
  readonly text: string;
  /** The right one first. */
  readonly answers: readonly string[];
}

export interface LabCaptions {
  readonly locale: string;
  /** WebVTT. */
  readonly text: string;
}

/** The first of its pages comes first; what stands behind a question is for those who answered it. */
export interface LabLesson {
  readonly password?: string | undefined;
  /** Beside every page stand links to all its content pages. */
  readonly hasMenu?: boolean | undefined;
  readonly pages: readonly LabLessonPage[];
}

export interface LabLessonPage {
  readonly title: string;
  readonly html: string;
  /** Where its buttons, or the answers to it, lead: numbers of pages from 1. */
  readonly leadsTo: readonly (number | 'next' | 'end')[];
  /** What can be answered, the right answer first, where it asks something. */
  readonly answers?: readonly string[] | undefined;
}
