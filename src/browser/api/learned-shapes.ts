/** What is kept of a student, as `/api/me/learned` tells it. */
export interface Learned {
  /** Whether conversations are read for it now. */
  readonly on: boolean;
  readonly entries: readonly LedgerEntry[];
  readonly misconceptions: readonly NotedIdea[];
  readonly episodes: readonly NotedExplanation[];
  readonly nextStep: string | null;
  /** What those who teach may see of a single student. */
  readonly teachersSee: VisibilityLevel;
}

export type VisibilityLevel = 'aggregate' | 'pseudonymous' | 'named';

export interface LedgerEntry {
  readonly conceptId: string;
  readonly source: string;
  /** 0 to 1. */
  readonly outcome: number;
  readonly at: string;
  /** False once the student said that it rests on a mistake. */
  readonly counts: boolean;
}

export interface NotedIdea {
  readonly id: string;
  readonly conceptId: string;
  readonly description: string;
  /** chat or quiz: where it showed first. */
  readonly source: string;
  readonly status: string;
  /** In how many turns. */
  readonly seen: number;
}

export interface NotedExplanation {
  readonly conceptId: string;
  readonly kind: string;
  readonly what: string;
  readonly worked: boolean;
}

/** Until when what is kept about the reader in a course stays. */
export interface KeptUntil {
  readonly courseTitle: string;
  readonly at: string;
  readonly timeZone: string;
}

/** How much is held about the reader. */
export type KeptAbout = Readonly<
  Record<
    'account' | 'conversations' | 'pictures' | 'learning' | 'grades' | 'messages' | 'costs',
    number
  >
>;

/** How the reader likes things explained. */
export type Wish = 'examples_first' | 'step_by_step' | 'short' | 'in_pictures';
