/** What is kept of a student, as `/api/me/learned` tells it. */
export interface Learned {
  /** Whether conversations are read for it now. */
  readonly on: boolean;
  readonly entries: readonly LedgerEntry[];
  readonly misconceptions: readonly NotedIdea[];
  readonly episodes: readonly NotedExplanation[];
  readonly nextStep: string | null;
}

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

/** What the class has open, as `/api/course/misconceptions` tells it. */
export interface ClassBoard {
  readonly on: boolean;
  /** Whether a language model could be asked now. */
  readonly canBeRead: boolean;
  readonly concepts: readonly BoardConcept[];
}

export interface BoardConcept {
  readonly id: string;
  readonly name: string;
  /** How many students, as precisely as anybody is told: "5-9". */
  readonly band: string;
  readonly ideas: readonly { readonly text: string; readonly band: string }[];
  readonly asOf: string;
}

/** How much is held about the reader. */
export type KeptAbout = Readonly<
  Record<
    'account' | 'conversations' | 'pictures' | 'learning' | 'grades' | 'messages' | 'costs',
    number
  >
>;
