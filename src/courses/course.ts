import { z } from 'zod';

/** A course of one tenant: the (registration, deployment, context) of its launches. */
export interface Course {
  readonly tenantId: string;
  readonly id: string;
  readonly registrationId: string | null;
  readonly deploymentId: string | null;
  readonly contextId: string;
  readonly title: string;
  readonly label: string | null;
  readonly lmsCourseId: string | null;
  readonly locale: string | null;
  readonly settings: CourseSettings;
  readonly ags: CourseAgs | null;
  /** Where the LMS lists the members of the course. */
  readonly nrpsUrl: string | null;
}

/** Grade services of the course as its latest launch announced them. */
export const courseAgs = z.object({
  scopes: z.array(z.string()),
  lineItems: z.string().nullable(),
});
export type CourseAgs = z.infer<typeof courseAgs>;

export const toolNames = [
  'document_search',
  'document_compare',
  'quote_finder',
  'structured_extraction',
  'run_summary',
  'code_runner',
  'python_runner',
  'message_instructor',
  'web_search',
  'web_fetch',
] as const;
export type ToolName = (typeof toolNames)[number];

/** What an instructor decides. Everything that reaches outside the tutor is off until switched on. */
export const courseSettings = z.object({
  passback: z
    .object({ quizzes: z.boolean().default(false), mastery: z.boolean().default(false) })
    .prefault({}),
  /** How the tutor answers when a turn does not say. */
  mode: z.enum(['tutor', 'grounded_qa', 'agent']).default('tutor'),
  /** `mark`: sentences the course does not support are marked; `drop`: they are left out. */
  citations: z.enum(['mark', 'drop']).default('mark'),
  /** Whether students may add pictures to their questions. */
  pictures: z.boolean().default(true),
  /** Whether quizzes also hold questions that a language model wrote in advance. */
  writtenQuestions: z.boolean().default(false),
  /** Whether a language model reads finished conversations once more, for what each student understands. */
  learnFromChat: z.boolean().default(false),
  /** Whether misconduct is noted and, repeated, makes a pause. */
  conduct: z.boolean().default(false),
  /** Whether a language model is asked about messages that the guard was in doubt about. */
  moderation: z.boolean().default(false),
  /** What the agent mode may use besides the search of the course. */
  tools: z.array(z.enum(toolNames)).max(toolNames.length).default([]),
});
export type CourseSettings = z.infer<typeof courseSettings>;
