/** What would be posted to the gradebook, and what stands there. */
export interface GradePreview {
  readonly teachersSee: 'aggregate' | 'pseudonymous' | 'named';
  readonly asksFirst: boolean;
  /** Since when the first of those waits that wait for approval. */
  readonly waitsSince: string | null;
  /** False: the LMS does not let the tool read grades back. */
  readonly readsBack: boolean;
  readonly columns: readonly PreviewColumn[];
  readonly concepts: readonly ConceptColumn[];
}

/** Where a concept's mastery goes. */
export interface ConceptColumn {
  readonly slug: string;
  readonly name: string;
  readonly to: 'shared' | 'own' | 'none';
}

export interface PreviewColumn {
  readonly purpose: string;
  /** The concept whose own column it is. */
  readonly concept: string | null;
  readonly ofLink: boolean;
  readonly isOn: boolean;
  /** What it would be called, where it would be made. */
  readonly newTitle: string | null;
  readonly points: number | null;
  readonly trouble: string | null;
  readonly reason: string | null;
  readonly lines: readonly PreviewLine[];
}

export const outlooks = [
  'post',
  'propose',
  'proposed',
  'under_way',
  'undoing',
  'same',
  'undone',
  'left_out',
] as const;
export type GradeOutlook = (typeof outlooks)[number];

/** A grade as it was seen: by it a decision names it. */
export interface SeenGrade {
  readonly id: string;
  readonly version: number;
}

export interface PreviewLine {
  readonly seen: SeenGrade | null;
  readonly student: { readonly name: string | null; readonly pseudonym?: string } | null;
  readonly outlook: GradeOutlook;
  /** Shares of the maximum, from 0 to 1. */
  readonly was: number | 'unread' | 'withheld' | null;
  readonly will: number | null;
  readonly trouble: string | null;
  readonly reason: string | null;
  /** It was let go together with what was posted last. */
  readonly isLast: boolean;
  readonly canUndo: boolean;
  readonly canRetry: boolean;
}

/** How many it was done to, and how many had changed since they were seen. */
export interface Decided {
  readonly done: number;
  readonly changed: number;
}
