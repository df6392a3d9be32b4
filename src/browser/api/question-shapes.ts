import type { QuizSource } from './shapes.ts';

/** What a language model wrote for the quizzes of the course, for those who teach. */
export interface WrittenQuestions {
  /** Whether it is switched on. */
  readonly on: boolean;
  /** Whether a model could be asked. */
  readonly canBeWritten: boolean;
  readonly concepts: readonly WrittenConcept[];
}

export interface WrittenConcept {
  readonly id: string;
  readonly name: string;
  readonly questions: readonly WrittenQuestion[];
  /** Null while nobody wrote for it; what was dropped is counted by the check it did not pass. */
  readonly outcome: {
    readonly kept: number;
    readonly dropped: Readonly<Record<string, number>>;
  } | null;
}

export interface WrittenQuestion {
  readonly id: string;
  readonly prompt: string;
  readonly options: readonly string[];
  readonly solution: string;
  /** What choosing a wrong option is taken for, by option. */
  readonly mistakes: Readonly<Record<string, string>>;
  readonly source: QuizSource & { readonly chunkId: string | null };
  readonly model: string;
  readonly writtenAt: string;
  readonly takenOut: boolean;
  readonly place: 'open' | 'held_back' | 'gone';
}
