import { z } from 'zod';
import { subjects, type SeenSubject } from './subject.ts';

/** By what a course is found. */
export interface CourseKey {
  readonly tenantId: string;
  readonly courseId: string;
}

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
  /** What its material seems to be about; null: it does not tell. */
  readonly seenSubject: SeenSubject | null;
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

/**
 * Who the students of a course are. An LMS does not tell an age, and nothing is concluded from what somebody
 * writes: those who teach say it of the whole course. The borders are those of the law: under 13 (COPPA), and
 * majority.
 */
export const audiences = ['unset', 'under_13', '13_17', 'adults'] as const;
export type Audience = (typeof audiences)[number];

/** When the tutor answers no student of the course. */
export const examWindow = z
  .object({
    title: z.string().trim().min(1).max(120),
    /** ISO 8601. */
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }),
    /** What is due at its end, by the key of its due dates: a student's own date then moves their window. */
    key: z.string().max(300).nullable().default(null),
  })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), 'ends before it begins')
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= longestWindowMs, 'too long');
export type ExamWindow = z.infer<typeof examWindow>;

/** More columns would bury those that the teacher made. */
const mostConceptColumns = 12;

/** What is longer is a mistake in a date. */
const longestWindowMs = 31 * 24 * 3_600_000;

/** What the tutor does with messages that come near graded work which is open for the student who asks. */
export const openWorkSettings = z.object({
  /**
   * `hints` unless an instructor says otherwise: it costs nothing, reaches nothing outside, and takes from
   * nobody more than an answer in one go; a course whose settings nobody opened would else have its homework done.
   */
  effect: z.enum(['hints', 'refuse', 'off']).default('hints'),
  /** What is said instead of an answer; '': in our words. */
  wording: z.string().trim().max(500).default(''),
  /** Whether meanings are compared as well, where a model is there that knows more than words. */
  meaning: z.boolean().default(false),
  /** For how long after its due date a work still counts as open. */
  graceHours: z.int().min(0).max(336).default(0),
});

/** Which grades reach the gradebook of the LMS. */
export const passbackSettings = z.object({
  quizzes: z.boolean().default(false),
  mastery: z.boolean().default(false),
  /** Whether each grade waits until one of those who teach lets it go. */
  approval: z.boolean().default(false),
  /**
   * Concepts, by slug, whose mastery goes into a column of its own, or into none; all others share one. A copy of the
   * course keeps the slugs. Own columns are few: each is one more in everybody's gradebook.
   */
  concepts: z
    .array(z.object({ slug: z.string().min(1).max(200), to: z.enum(['own', 'none']) }))
    .max(200)
    .refine((all) => all.filter(({ to }) => to === 'own').length <= mostConceptColumns, 'too many')
    .refine((all) => new Set(all.map(({ slug }) => slug)).size === all.length, 'twice')
    .default([]),
});

/** What an instructor decides. Everything that reaches outside the tutor is off until switched on. */
export const courseSettings = z.object({
  passback: passbackSettings.prefault({}),
  /** How the tutor answers when a turn does not say. */
  mode: z.enum(['tutor', 'grounded_qa', 'agent']).default('tutor'),
  /** `mark`: sentences the course does not support are marked; `drop`: they are left out. */
  citations: z.enum(['mark', 'drop']).default('mark'),
  /** Whether students may add pictures to their questions. */
  pictures: z.boolean().default(true),
  /** Whether quizzes also hold questions that a language model wrote in advance. */
  writtenQuestions: z.boolean().default(false),
  /** Whether a language model proposes names, order and additions for the concepts. */
  conceptProposals: z.boolean().default(false),
  /** Whether a language model reads finished conversations once more, for what each student understands. */
  learnFromChat: z.boolean().default(false),
  /** Whether students are given exercises in conversations, prepared by a language model while they read. */
  nextExercises: z.boolean().default(false),
  /** Whether short checks without help are planned, which students may take or leave. */
  plannedChecks: z.boolean().default(false),
  /** Whether misconduct is noted and, repeated, makes a pause. */
  conduct: z.boolean().default(false),
  /** Whether a language model is asked about messages that the guard was in doubt about. */
  moderation: z.boolean().default(false),
  openWork: openWorkSettings.prefault({}),
  audience: z.enum(audiences).default('unset'),
  /** What it is about; `as_material`: as its material seems to say. */
  subject: z.enum(['as_material', ...subjects]).default('as_material'),
  exams: z.array(examWindow).max(20).default([]),
  /** What the agent mode may use besides the search of the course. */
  tools: z.array(z.enum(toolNames)).max(toolNames.length).default([]),
});
export type CourseSettings = z.infer<typeof courseSettings>;

/** Tools that leave the course for pages of strangers. */
const webTools: ReadonlySet<ToolName> = new Set(['web_search', 'web_fetch']);

/** Who the students of a course are: what it says itself goes before what its school says. */
export function audienceOf(
  { audience }: Pick<CourseSettings, 'audience'>,
  ofSchool: Audience,
): Audience {
  return audience === 'unset' ? ofSchool : audience;
}

/** What an agent may use: whatever is switched on, but never the open web where children under 13 are taught. */
export function toolsOf({
  tools,
  audience,
}: Pick<CourseSettings, 'tools' | 'audience'>): ToolName[] {
  return audience === 'under_13' ? tools.filter((tool) => !webTools.has(tool)) : tools;
}
