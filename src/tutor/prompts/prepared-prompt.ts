import type { Passage } from '../passages.ts';
import { materialSection } from './sections.ts';

/** Changes with every change of the words below; answers prepared with another one are written anew. */
export const preparedPromptVersion = 'prepared-1';

export interface PreparedInput {
  readonly courseTitle: string;
  readonly institution: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly passages: readonly Passage[];
}

/** The prompt of an explanation for everybody who will ask what a concept is. Pure. */
export function preparedPrompt(input: PreparedInput): string {
  const { courseTitle, institution, language, passages } = input;
  return [
    `You write for the course “${courseTitle}” at ${institution}. What you write is kept and given to students who ask for this concept at a time when no language model can answer them.`,
    materialSection(passages, false),
    `RULES
- Explain the concept in ${language}, in two or three short paragraphs, from the passages alone.
- Every sentence that states something ends with the passage it rests on, as [1] or [2][3], using only the ids above.
- Keep to the numbers, names, formulas and quotes of the passages. Mathematics in LaTeX: \\( … \\) inside a line, \\[ … \\] on its own.
- You know nothing of who reads it: no greeting, no question back, no exercise.
- If the passages do not explain the concept, answer with the one word NOTHING.`,
  ].join('\n\n');
}
