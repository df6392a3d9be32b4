import type { QuizItem, QuizSource } from './shapes.ts';

/** What a student did for one column of the gradebook, for those who teach. */
export interface ReviewedWork {
  /** Null: nobody by that name was ever in the course. */
  readonly student: { readonly name: string | null; readonly pseudonym?: string } | null;
  readonly attempts: readonly ReviewedAttempt[];
  readonly grade: {
    readonly state: 'waiting' | 'posted' | 'refused' | 'held' | 'proposed' | 'undone';
    /** 0 to 1; null: it is not in the gradebook, and the school shows nobody what is not. */
    readonly score: number | null;
    readonly postedScore: number | null;
    readonly postedAt: string | null;
    readonly reason: string | null;
  } | null;
  /** The school shows nobody what a single student answered. */
  readonly withheld?: true;
}

export interface ReviewedAttempt {
  readonly title: string;
  readonly answeredAt: string;
  readonly score: number;
  readonly max: number;
  readonly counted: boolean;
  readonly items: readonly ReviewedItem[];
}

export interface ReviewedItem extends QuizItem {
  readonly answer: string | null;
  readonly solution: string;
  readonly correct: boolean;
  readonly source: QuizSource;
}
