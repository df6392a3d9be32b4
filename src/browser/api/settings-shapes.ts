import type { ExamWindow, OpenWorkChoice } from './open-work-shapes.ts';
import type { TurnMode } from '../../tutor/turn-event.ts';

/** Who the students of a course are. */
export type Audience = 'unset' | 'under_13' | '13_17' | 'adults';
/** What a course is about; `as_material`: as its material seems to say. */
export type CourseSubject =
  | 'as_material'
  | 'mathematics'
  | 'natural_science'
  | 'programming'
  | 'language_and_literature'
  | 'history_and_society'
  | 'other';

/** Which grades reach the gradebook. */
export interface Passback {
  readonly quizzes: boolean;
  readonly mastery: boolean;
  /** Whether each waits for approval first. */
  readonly approval: boolean;
  /** Concepts whose mastery does not go into the column that the others share. */
  readonly concepts: readonly { readonly slug: string; readonly to: 'own' | 'none' }[];
}

/** What is left out stays as it is. */
export interface SettingsChange {
  readonly passback?: Partial<Passback>;
  readonly mode?: TurnMode;
  readonly citations?: CourseSettings['citations'];
  readonly pictures?: boolean;
  readonly writtenQuestions?: boolean;
  readonly conceptProposals?: boolean;
  readonly learnFromChat?: boolean;
  readonly nextExercises?: boolean;
  readonly plannedChecks?: boolean;
  readonly conduct?: boolean;
  readonly moderation?: boolean;
  readonly openWork?: OpenWorkChoice;
  readonly audience?: Audience;
  readonly subject?: CourseSubject;
  readonly exams?: readonly ExamWindow[];
  readonly tools?: readonly string[];
}

export interface CourseSettings {
  readonly passback: Passback;
  readonly mode: TurnMode;
  readonly citations: 'mark' | 'drop';
  readonly pictures: boolean;
  /** Whether a language model writes questions for quizzes as well. */
  readonly writtenQuestions: boolean;
  /** Whether a language model proposes improvements to the list of concepts. */
  readonly conceptProposals: boolean;
  /** Whether a language model reads finished conversations once more. */
  readonly learnFromChat: boolean;
  /** Whether students are given exercises in conversations. */
  readonly nextExercises: boolean;
  /** Whether short checks without help are planned. */
  readonly plannedChecks: boolean;
  /** Whether misconduct is noted and makes pauses. */
  readonly conduct: boolean;
  /** Whether a language model looks at what the guard was in doubt about. */
  readonly moderation: boolean;
  /** What the tutor does near graded work that is open for the student. */
  readonly openWork: OpenWorkChoice;
  readonly audience: Audience;
  /** Holds where `audience` is `unset`. */
  readonly audienceOfSchool: Audience;
  readonly subject: CourseSubject;
  /** When it answers no student. */
  readonly exams: readonly ExamWindow[];
  readonly tools: readonly string[];
}
