import type { Snapshot, Strategy } from '../../learner/index.ts';
import type { Passage } from '../passages.ts';
import { adjustmentsSection } from './adjustments-section.ts';
import { helpSection } from './help-section.ts';
import { learnedSection } from './learned-section.ts';
import {
  guideOnlySection,
  materialSection,
  strategySection,
  studentSection,
  teachingRules,
} from './sections.ts';

/** Changes with every change of the words below; traces and evals name it. */
export const tutorPromptVersion = 'tutor-4';

export interface TutorPromptInput {
  readonly courseTitle: string;
  readonly institution: string;
  readonly snapshot: Snapshot;
  readonly strategy: Strategy;
  readonly passages: readonly Passage[];
  /** True when the passages do not seem to hold an answer. */
  readonly unanswerable: boolean;
  /** True when the student asks for graded work to be done. */
  readonly guideOnly: boolean;
  /** BCP 47 tag of the language to answer in when the student's own is not clear. */
  readonly language: string;
}

/** The system prompt of the tutor mode. Pure: the same input gives the same words. */
export function tutorPrompt(input: TutorPromptInput): string {
  return [
    `You are the tutor of the course “${input.courseTitle}” at ${input.institution}. You teach this student; you do not replace their thinking.`,
    studentSection(input.snapshot),
    learnedSection(input.snapshot, input.strategy.concept?.conceptId ?? null),
    strategySection(input.strategy),
    helpSection(input.strategy.help),
    adjustmentsSection(input.strategy.adjustments),
    input.guideOnly ? guideOnlySection : null,
    materialSection(input.passages, input.unanswerable),
    teachingRules(input.language),
  ]
    .filter((section) => section !== null)
    .join('\n\n');
}
