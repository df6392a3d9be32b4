import type { QuizSource } from './shapes.ts';

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

/** How the class moved with a concept, as `/api/course/misconceptions/weeks` tells it. */
export interface ConceptWeeks {
  readonly conceptId: string;
  readonly name: string;
  readonly weeks: readonly ClassWeek[];
}

export interface ClassWeek {
  /** 2026-11-16 */
  readonly monday: string;
  /** About so many, in fives; null: too few to be told. */
  readonly came: number | null;
  readonly went: number | null;
}

/** Where concepts are taught, by their ids. */
export type TaughtPlaces = Readonly<Record<string, readonly QuizSource[]>>;

/** Five minutes on a concept, as `/api/course/misconceptions/:id/card` tells it. */
export interface ReteachCard {
  readonly thinks: readonly string[];
  readonly says: readonly QuizSource[];
  readonly ask: {
    readonly prompt: string;
    readonly solution: string;
    /** Empty when there is nothing to choose from. */
    readonly options: readonly string[];
    readonly source: QuizSource;
  } | null;
  readonly contrast: {
    readonly thinks: string | null;
    readonly works: string;
    readonly source: QuizSource;
  } | null;
}
