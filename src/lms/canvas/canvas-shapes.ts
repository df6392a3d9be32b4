import { z } from 'zod';
import { id, word } from '../shape.ts';

// What is used of Canvas’s answers, and what an odd value means. Of an entry
// of a list, the first part must be readable, or the whole list is refused; the second part decides who
// sees it: where that cannot be read, the entry counts as unreadable, and what it stands for is shown to
// nobody. "Unlocks at some time" must never turn into "is open".
const instant = z
  .string()
  .pipe(z.coerce.date())
  .nullish()
  .transform((date) => date ?? null);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
/** Canvas tells `published` of modules and their items only to those who may change them. */
const publishedUnlessDenied = z
  .boolean()
  .nullish()
  .transform((value) => value ?? true);
const publishedIfSaid = z.boolean().catch(false);
const idIfAny = id.nullish().transform((value) => value ?? null);
const count = z.int().nonnegative().nullable().catch(null);

/** In the place of a value that is there, and is nothing we know. */
export const odd = Symbol('odd');

function orOdd<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, z.unknown().transform((): typeof odd => odd)]);
}

/** `blank`: what an entry says that cannot be read. */
function entry<Needed extends z.ZodType, Telling extends z.ZodType<object>>(
  needed: Needed,
  telling: Telling,
  blank: z.output<Telling> = telling.parse({}),
) {
  const told = z.unknown().transform((value): z.output<Telling> & { isUnreadable: boolean } => {
    const read = telling.safeParse(value);
    return { ...(read.success ? read.data : blank), isUnreadable: !read.success };
  });
  return z.intersection(needed, told);
}

export const listedPage = entry(
  z.object({
    page_id: id,
    title: word,
    published: publishedIfSaid,
    updated_at: instant.catch(null),
  }),
  // By it modules know the page.
  z.object({ url: z.string() }),
  { url: '' },
);

export const fullPage = z.object({
  page_id: id,
  body: word,
  locked_for_user: z.boolean().catch(false),
});

const locks = { locked: flag, hidden: flag, unlock_at: instant, lock_at: instant };

export const listedFile = entry(
  z.object({
    id,
    display_name: word,
    filename: word,
    'content-type': word,
    /** Empty when the file is locked for the user of the token. */
    url: z.string().catch(''),
    size: count,
    updated_at: instant.catch(null),
    modified_at: orOdd(instant),
    /** Of a recording that Canvas plays; "maybe" as long as it is not made ready for that. */
    media_entry_id: orOdd(z.string().nullish()),
  }),
  z.object({ ...locks, folder_id: idIfAny }),
);

/** Captions of a recording; their text comes only to keys that allow includes. */
export const mediaTrack = z.object({
  id,
  locale: word,
  kind: orOdd(z.string().nullish()),
  webvtt_content: orOdd(z.string().nullish()),
  /** SRT or WebVTT, as it was uploaded. */
  content: orOdd(z.string().nullish()),
});

/** A folder without a number is none: its files are in a folder that nobody knows. */
export const listedFolder = entry(
  z.object({ id: id.nullable().catch(null) }),
  z.object({ ...locks, parent_folder_id: idIfAny }),
);

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
export const listedAssignment = entry(
  z.object({
    id,
    name: word,
    /** HTML; also what introduces a quiz, never its questions. */
    description: orOdd(z.string().nullish()),
    published: publishedIfSaid,
    due_at: instant.catch(null),
    /** Told also to a key that allows no includes. */
    has_overrides: z.boolean().nullable().catch(null),
    /** It is one of New Quizzes; perhaps, where that cannot be read. */
    is_quiz_lti_assignment: flag.catch(true),
  }),
  z.object({
    quiz_id: idIfAny,
    /** What it is where it is a graded discussion. */
    discussion_topic: z
      .object({ id })
      .nullish()
      .transform((topic) => topic ?? null),
    unlock_at: instant,
    lock_at: instant,
    /** It is for nobody but those for whom there is an override. */
    only_visible_to_overrides: flag,
    /** Null: not told. */
    overrides: z
      .array(assignmentOverride)
      .nullish()
      .transform((list) => list ?? null),
  }),
);

/** A classic quiz. Of it no questions are taken, and no access code. */
export const listedQuiz = entry(
  z.object({
    id,
    title: word,
    /** HTML; what introduces it. */
    description: orOdd(z.string().nullish()),
    published: publishedIfSaid,
  }),
  z.object({
    /** Null: nothing in the gradebook belongs to it. */
    assignment_id: idIfAny,
    unlock_at: instant,
    lock_at: instant,
  }),
);

/** Whom a quiz is for and when, on each page of its overrides anew. */
export const quizDates = entry(
  z.object({}),
  z.object({
    unlock_at: instant,
    lock_at: instant,
    only_visible_to_overrides: z.boolean(),
    overrides: z.array(assignmentOverride),
  }),
  { unlock_at: null, lock_at: null, only_visible_to_overrides: true, overrides: [] },
);

/** One of New Quizzes, under the number of its assignment. */
export const newQuiz = z.object({ id, instructions: orOdd(z.string().nullish()) });

/** By whose midnight the days of a course begin. */
export const courseZone = z.object({ time_zone: word.optional() });

/** When a course ends; its own date stands before that of its term. */
export const courseEnd = z.object({
  end_at: instant.optional(),
  term: z.object({ end_at: instant.optional() }).nullish(),
});

export const courseText = z.object({ syllabus_body: orOdd(z.string().nullish()) });

/** What else stands in a module has no text of its own. */
const pointing: ReadonlySet<string> = new Set(['File', 'Assignment', 'Quiz', 'Discussion']);

export const moduleItem = entry(
  z
    .object({
      type: z.string(),
      content_id: idIfAny.catch(null),
      page_url: word.default(null),
      /** What a student has to do with it before the module counts as completed. */
      completion_requirement: z.unknown().optional(),
    })
    // Of a thing whose module is not known, nobody knows whom it waits for.
    .refine(({ type, page_url }) => type !== 'Page' || typeof page_url === 'string')
    .refine(({ type, content_id }) => !pointing.has(type) || content_id !== null),
  z.object({
    position: z
      .int()
      .nonnegative()
      .nullish()
      .transform((value) => value ?? Number.MAX_SAFE_INTEGER),
    published: publishedUnlessDenied,
    /** Dates of the thing itself; the list of pages does not tell them. */
    content_details: z
      .object({ unlock_at: instant, lock_at: instant })
      .nullish()
      .transform((details) => details ?? { unlock_at: null, lock_at: null }),
  }),
);

export const courseModule = entry(
  z.object({
    id,
    name: word,
    position: z.number().catch(Number.MAX_SAFE_INTEGER),
    items_count: orOdd(z.int().nonnegative().nullish()),
    items_url: word,
    items: z.array(moduleItem).nullish(),
  }),
  z.object({
    unlock_at: instant,
    published: publishedUnlessDenied,
    prerequisite_module_ids: z
      .array(id)
      .nullish()
      .transform((ids) => ids ?? []),
    require_sequential_progress: flag,
  }),
);

const target = z.object({ id });

/** Whom a module is assigned to, when it is not everybody: a section or some students; unreadable, nobody. */
export const moduleOverride = entry(
  z.object({}),
  z.object({ course_section: target.nullish(), students: z.array(target).nullish() }),
);

/** A module as one student stands in it. */
export const moduleState = z.object({ id, state: word });

/** Null: of somebody, or in some section; nobody knows of whom, or in which. */
export const enrollment = z.object({
  user_id: id.nullable().catch(null),
  course_section_id: id.nullable().catch(null),
});

export const refusalBody = z.object({
  message: word,
  errors: z.unknown().optional(),
});

export type ListedPage = z.output<typeof listedPage>;
export type ListedAssignment = z.output<typeof listedAssignment>;
export type ListedQuiz = z.output<typeof listedQuiz>;
export type QuizDates = z.output<typeof quizDates>;
export type AssignmentOverride = z.output<typeof assignmentOverride>;
export type ListedFile = z.output<typeof listedFile>;
export type MediaTrack = z.output<typeof mediaTrack>;
export type ListedFolder = z.output<typeof listedFolder>;
export type ModuleItem = z.output<typeof moduleItem>;
export type ModuleOverride = z.output<typeof moduleOverride>;
export type Enrollment = z.output<typeof enrollment>;
export type CourseModule = z.output<typeof courseModule>;
