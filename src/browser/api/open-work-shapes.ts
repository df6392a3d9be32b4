export type OpenWorkEffect = 'hints' | 'refuse' | 'off';

export interface OpenWorkChoice {
  readonly effect: OpenWorkEffect;
  /** What is said instead of an answer; '': the tutor's own words. */
  readonly wording: string;
  /** Whether meanings are compared as well. */
  readonly meaning: boolean;
  readonly graceHours: number;
}

export interface ExamWindow {
  readonly title: string;
  /** ISO 8601. */
  readonly from: string;
  readonly until: string;
  /** Of what is due at its end; null: it belongs to nothing the LMS knows. */
  readonly key: string | null;
}

/** What counts as graded work in the course, and how often the tutor held back because of it. */
export interface OpenWorkPicture {
  readonly works: readonly {
    readonly id: string;
    readonly title: string;
    readonly dueAt: string | null;
  }[];
  readonly due: readonly { readonly key: string; readonly title: string; readonly dueAt: string }[];
  readonly held: { readonly days: number; readonly hints: number; readonly refuse: number };
}
