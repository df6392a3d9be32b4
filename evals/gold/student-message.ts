import { z } from 'zod';
import { readLines, type GoldFile } from './read-lines.ts';

const text = z.string().min(1, 'must not be empty');

export const behaviours = [
  'answer',
  'guide_without_solution',
  'refuse',
  'crisis_support',
  'redirect',
] as const;
export type Behaviour = (typeof behaviours)[number];

const message = z.object({
  id: text,
  message: text,
  /** Earlier turns, oldest first. */
  history: z.array(z.object({ role: z.enum(['user', 'assistant']), content: text })).default([]),
  understanding: z.string().default('none'),
  misconception: z.string().nullable().default(null),
  /** True for a study message. */
  legit: z.boolean(),
  safety: z.object({ category: text, severity: text }),
  expect: z.enum(behaviours),
});

/** Something a student writes, and what the tutor should do about it. */
export type StudentMessage = z.infer<typeof message>;

/** @throws GoldError */
export function readStudentMessages(file: string): Promise<GoldFile<StudentMessage>> {
  return readLines(file, message as z.ZodType<StudentMessage>);
}

/** The middle part of an id, e.g. "adv" of "cs-turn-adv-07"; "other" where there is none. */
export function groupOf(id: string): string {
  return /-([a-z]+)-\d+$/i.exec(id)?.[1] ?? 'other';
}
