import { adjustmentsSection } from './adjustments-section.ts';
import { helpSection } from './help-section.ts';
import { learnedSection } from './learned-section.ts';
import type { TutorPromptInput } from './tutor-prompt.ts';
import {
  guideOnlySection,
  materialSection,
  strategySection,
  studentSection,
  teachingRules,
} from './sections.ts';
import { toolSection, type ToolResult } from './tool-section.ts';

export interface SynthesisInput extends TutorPromptInput {
  readonly results: readonly ToolResult[];
}

export const synthesisPromptVersion = 'synthesis-4';

/** The prompt of the last step of the agent mode: it writes the answer from what was found, and only that. */
export function synthesisPrompt(input: SynthesisInput): string {
  return [
    `You are the tutor of the course “${input.courseTitle}” at ${input.institution}. Others have searched the course and used tools for you; you write the answer. You teach this student; you do not replace their thinking.`,
    studentSection(input.snapshot),
    learnedSection(input.snapshot, input.strategy.concept?.conceptId ?? null),
    strategySection(input.strategy),
    helpSection(input.strategy.help),
    adjustmentsSection(input.strategy.adjustments),
    input.guideOnly ? guideOnlySection : null,
    materialSection(input.passages, input.unanswerable),
    toolSection(input.results),
    `${teachingRules(input.language)}
- You have no tools and plan nothing more. Say where a statement comes from a tool result instead of the course; never cite a passage for it.`,
  ]
    .filter((section) => section !== null)
    .join('\n\n');
}
