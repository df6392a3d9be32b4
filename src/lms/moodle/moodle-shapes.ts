import { z } from 'zod';
import { id, word } from '../shape.ts';

// What is used of Moodle's answers (shapes as captured from 4.5.6).
/** Moodle leaves such flags out where they do not apply. Anything else that cannot be read is hidden. */
const shown = z
  .literal([true, 1, '1'])
  .optional()
  .transform(() => true)
  .catch(false);
const hiding = z
  .literal([false, 0, '0'])
  .optional()
  .transform(() => false)
  .catch(true);
/** Conditions that cannot be read stay conditions: this is no JSON, and it is not empty. */
const conditions = z
  .string()
  .nullish()
  .transform((value) => value ?? null)
  .catch('?');
const seconds = z.int().nonnegative().nullable().catch(null);
const maybeId = id.nullish().transform((value) => value ?? null);

const contentEntry = z.object({
  /** file, url or content */
  type: z.string(),
  filename: word,
  filepath: word,
  fileurl: word,
  filesize: seconds,
  timemodified: seconds,
  mimetype: word,
  /** The chapters of a book as JSON in a string, or the title of one chapter. */
  content: word,
  /** Kept in a repository outside Moodle, which may change it behind Moodle's back. */
  isexternalfile: z.boolean().catch(false),
});

const courseModule = z.object({
  id,
  instance: maybeId,
  modname: z.string(),
  name: word,
  visible: shown,
  uservisible: shown,
  availabilityinfo: conditions,
  /** The conditions as JSON in a string; only told to those who may edit them. */
  availability: conditions,
  description: word,
  /** When it opens and closes of itself, where its kind can. */
  dates: z
    .array(z.object({ dataid: word.default(null), timestamp: seconds }))
    .nullish()
    .transform((told) => told ?? [])
    .catch([{ dataid: null, timestamp: null }]),
  contents: z
    .array(contentEntry)
    .nullish()
    .transform((entries) => entries ?? []),
});

const section = z.object({
  name: word,
  visible: shown,
  uservisible: shown,
  hiddenbynumsections: hiding,
  availabilityinfo: conditions,
  availability: conditions,
  component: word,
  itemid: maybeId,
  modules: z.array(courseModule),
});

export const courseContents = z.array(section);

/** Groups are told to those who may see them; without them nothing is known of a person. */
export const enrolledUsers = z.array(
  z.object({ id, groups: z.array(z.object({ id })).optional() }),
);

export const coursesByField = z.object({ courses: z.array(z.object({ id, enddate: seconds })) });

/** How Moodle says no in a web service, with HTTP status 200. */
export const serviceException = z.object({
  exception: z.string(),
  errorcode: word,
  message: word,
});

/** How Moodle says no in place of a file, mostly with HTTP status 200. */
export const fileException = z.object({ error: z.string(), errorcode: z.string() });

export type ContentEntry = z.output<typeof contentEntry>;
export type CourseModule = z.output<typeof courseModule>;
export type Section = z.output<typeof section>;
