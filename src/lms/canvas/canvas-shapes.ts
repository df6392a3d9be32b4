import { z } from 'zod';
import { id, word } from '../shape.ts';

// What is used of Canvas's answers (contracts/canvas.md, section 9). A date that cannot be read fails
// the listing: "unlocks at some time" must never turn into "is open".
const instant = z
  .string()
  .pipe(z.coerce.date())
  .nullish()
  .transform((date) => date ?? null);
const changed = z.string().pipe(z.coerce.date());
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
/** Canvas tells `published` of modules and their items only to those who may change them. */
const publishedUnlessDenied = z
  .boolean()
  .nullish()
  .transform((value) => value ?? true);
const count = z.int().nonnegative().nullable().catch(null);
const position = z.number().catch(Number.MAX_SAFE_INTEGER);

export const listedPage = z.object({
  page_id: id,
  url: z.string(),
  title: word,
  updated_at: changed,
  published: z.boolean().catch(false),
});

export const fullPage = z.object({
  page_id: id,
  body: word,
  locked_for_user: z.boolean().catch(false),
});

export const listedFile = z.object({
  id,
  folder_id: id.nullish().transform((value) => value ?? null),
  display_name: word,
  filename: word,
  'content-type': word,
  /** Empty when the file is locked for the user of the token. */
  url: z.string().catch(''),
  size: count,
  updated_at: changed,
  modified_at: instant,
  locked: flag,
  hidden: flag,
  unlock_at: instant,
  lock_at: instant,
  /** Of a recording that Canvas plays; "maybe" as long as it is not made ready for that. */
  media_entry_id: word.optional(),
});

/** Captions of a recording; their text comes only to keys that allow includes. */
export const mediaTrack = z.object({
  id,
  locale: word,
  kind: word,
  webvtt_content: word.optional(),
  /** SRT or WebVTT, as it was uploaded. */
  content: word.optional(),
});

export const listedFolder = z.object({
  id,
  parent_folder_id: id.nullish().transform((value) => value ?? null),
  locked: flag,
  hidden: flag,
  unlock_at: instant,
  lock_at: instant,
});

const givenDate = z.string().pipe(z.coerce.date()).nullish();

/** For some of the course: its dates are there where they differ from everybody's. */
const assignmentOverride = z.object({
  student_ids: z.array(id).nullish(),
  group_id: id.nullish(),
  course_section_id: id.nullish(),
  /** It is for everybody. */
  course_id: id.nullish(),
  due_at: givenDate,
  unlock_at: givenDate,
  lock_at: givenDate,
  /** They need not do it at all. */
  unassign_item: flag,
});

/** Its dates are those of everybody who has none of their own. */
export const listedAssignment = z.object({
  id,
  name: word,
  /** HTML; also what introduces a quiz, never its questions. */
  description: word,
  quiz_id: id.nullish().transform((value) => value ?? null),
  /** What it is where it is a graded discussion. */
  discussion_topic: z
    .object({ id })
    .nullish()
    .transform((topic) => topic ?? null),
  published: z.boolean().catch(false),
  due_at: instant,
  unlock_at: instant,
  lock_at: instant,
  /** It is for nobody but those for whom there is an override. */
  only_visible_to_overrides: flag,
  /** Told also to a key that allows no includes. */
  has_overrides: z.boolean().nullable().catch(null),
  /** Null: not told. */
  overrides: z
    .array(assignmentOverride)
    .nullish()
    .transform((list) => list ?? null),
});

/** By whose midnight the days of a course begin. */
export const courseZone = z.object({ time_zone: word.optional() });

export const courseText = z.object({ syllabus_body: word.optional() });

export const moduleItem = z.object({
  type: z.string(),
  position,
  content_id: id.nullish().transform((value) => value ?? null),
  page_url: word,
  published: publishedUnlessDenied,
  /** What a student has to do with it before the module counts as completed. */
  completion_requirement: z.unknown().optional(),
  /** Dates of the thing itself; the list of pages does not tell them. */
  content_details: z
    .object({ unlock_at: instant, lock_at: instant })
    .nullish()
    .transform((details) => details ?? { unlock_at: null, lock_at: null }),
});

export const courseModule = z.object({
  id,
  name: word,
  position,
  unlock_at: instant,
  published: publishedUnlessDenied,
  prerequisite_module_ids: z
    .array(id)
    .nullish()
    .transform((ids) => ids ?? []),
  require_sequential_progress: flag,
  items_count: count,
  items_url: word,
  items: z.array(moduleItem).nullish(),
});

const target = z.object({ id });

/** Whom a module is assigned to, when it is not everybody: a section or some students. */
export const moduleOverride = z.object({
  course_section: target.nullish(),
  students: z.array(target).nullish(),
});

/** A module as one student stands in it. */
export const moduleState = z.object({ id, state: word });

export const enrollment = z.object({
  user_id: id,
  course_section_id: id,
});

export const refusalBody = z.object({
  message: word,
  errors: z.unknown().optional(),
});

export type ListedPage = z.output<typeof listedPage>;
export type ListedAssignment = z.output<typeof listedAssignment>;
export type AssignmentOverride = z.output<typeof assignmentOverride>;
export type ListedFile = z.output<typeof listedFile>;
export type MediaTrack = z.output<typeof mediaTrack>;
export type ListedFolder = z.output<typeof listedFolder>;
export type ModuleItem = z.output<typeof moduleItem>;
export type ModuleOverride = z.output<typeof moduleOverride>;
export type CourseModule = z.output<typeof courseModule>;
