import { LmsServiceError } from '../launch/index.ts';

/** Why a grade is not posted; the pages of those who teach name a remedy for each. */
export type GradeTrouble =
  | 'course_gone'
  | 'test_student'
  | 'not_a_student'
  | 'left_course'
  | 'quizzes_off'
  | 'mastery_off'
  | 'concept_off'
  | 'scope_score'
  | 'scope_column'
  | 'connection_off'
  | 'teacher_grade'
  | 'unreadable'
  | 'failed'
  | LmsServiceError['code'];

/** A grade that must not or cannot be posted; `state` says which, the message is for the instructor. */
export class Unpostable extends Error {
  override readonly name = 'Unpostable';
  readonly state: 'refused' | 'held';
  readonly trouble: GradeTrouble;

  constructor(state: 'refused' | 'held', trouble: GradeTrouble, message: string) {
    super(message);
    this.state = state;
    this.trouble = trouble;
  }
}

/** The course asks its teachers first, and nobody has approved this grade. */
export class NeedsApproval extends Error {
  override readonly name = 'NeedsApproval';
}

export function troubleOf(error: unknown): { trouble: GradeTrouble; message: string } {
  if (error instanceof Unpostable) return { trouble: error.trouble, message: error.message };
  if (error instanceof LmsServiceError) return { trouble: error.code, message: error.message };
  return { trouble: 'failed', message: 'Posting failed; it will be tried again.' };
}
