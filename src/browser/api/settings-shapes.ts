import type { ExamWindow, OpenWorkChoice } from './open-work-shapes.ts';
import type { TurnMode } from '../../tutor/turn-event.ts';

/** What is left out stays as it is. */
export interface SettingsChange {
  readonly passback?: { readonly quizzes: boolean };
  readonly mode?: TurnMode;
  readonly citations?: CourseSettings['citations'];
  readonly pictures?: boolean;
  readonly writtenQuestions?: boolean;
  readonly conceptProposals?: boolean;
  readonly learnFromChat?: boolean;
  readonly conduct?: boolean;
  readonly moderation?: boolean;
  readonly openWork?: OpenWorkChoice;
  readonly exams?: readonly ExamWindow[];
  readonly tools?: readonly string[];
}

export interface CourseSettings {
  readonly passback: { readonly quizzes: boolean; readonly mastery: boolean };
  readonly mode: TurnMode;
  readonly citations: 'mark' | 'drop';
  readonly pictures: boolean;
  /** Whether a language model writes questions for quizzes as well. */
  readonly writtenQuestions: boolean;
  /** Whether a language model proposes improvements to the list of concepts. */
  readonly conceptProposals: boolean;
  /** Whether a language model reads finished conversations once more. */
  readonly learnFromChat: boolean;
  /** Whether misconduct is noted and makes pauses. */
  readonly conduct: boolean;
  /** Whether a language model looks at what the guard was in doubt about. */
  readonly moderation: boolean;
  /** What the tutor does near graded work that is open for the student. */
  readonly openWork: OpenWorkChoice;
  /** When it answers no student. */
  readonly exams: readonly ExamWindow[];
  readonly tools: readonly string[];
}
