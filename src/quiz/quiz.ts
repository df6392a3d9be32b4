import { z } from 'zod';
import type { Language } from '../ground/language/index.ts';
import { wordsIn } from '../tongues/index.ts';

/** Where in the course an item comes from; shown with the feedback. */
const itemSource = z.object({
  documentId: z.string(),
  title: z.string(),
  heading: z.string().nullable(),
  page: z.number().nullable(),
  time: z.number().nullable(),
  quote: z.string(),
});
export type ItemSource = z.infer<typeof itemSource>;

const common = { id: z.string(), prompt: z.string(), source: itemSource };

/** A question with its solution; only `toPublicItem` leaves the server before it is answered. */
export const quizItem = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('choice'),
    options: z.array(z.string()),
    solution: z.string(),
    /** By a language model, in advance; else it was made from a sentence of the course. */
    written: z.literal(true).optional(),
    /** What choosing a wrong option suggests that a student believes, by option, where its writer said so. */
    mistakes: z.record(z.string(), z.string()).optional(),
  }),
  z.object({ ...common, kind: z.literal('cloze'), solution: z.string() }),
]);
export type QuizItem = z.infer<typeof quizItem>;

/** How often a guess is right: one of the options, and never what stands in a gap. */
export function chanceOf(item: QuizItem): number {
  return item.kind === 'choice' && item.options.length > 1 ? 1 / item.options.length : 0;
}

export interface PublicItem {
  readonly id: string;
  readonly kind: QuizItem['kind'];
  readonly prompt: string;
  readonly options?: readonly string[];
  /** A language model wrote it. */
  readonly written?: true;
}

export function toPublicItem(item: QuizItem, language: Language): PublicItem {
  const { id, kind } = item;
  const prompt = promptIn(language, item);
  if (item.kind === 'cloze') return { id, kind, prompt };
  const { options, written } = item;
  return { id, kind, prompt, options, ...(written && { written }) };
}

/** Quizzes are kept as they were made, in English, and asked in the language of whoever answers. */
function promptIn(language: Language, { kind, prompt }: QuizItem): string {
  const kept = wordsIn('en').quiz[kind];
  return prompt.startsWith(kept)
    ? wordsIn(language).quiz[kind] + prompt.slice(kept.length)
    : prompt;
}

export const itemResult = z.object({
  id: z.string(),
  correct: z.boolean(),
  feedback: z.string(),
  source: itemSource,
});
export type ItemResult = Readonly<z.infer<typeof itemResult>>;

export interface QuizResult {
  readonly score: number;
  readonly max: number;
  readonly items: readonly ItemResult[];
  /** False when an earlier attempt showed the solutions already: practice, not evidence. */
  readonly counted: boolean;
}
