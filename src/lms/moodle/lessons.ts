import { z } from 'zod';
import { CourseSourceError, type ReleaseRule } from '../course-source.ts';
import { id, word } from '../shape.ts';
import type { MoodleApi } from './moodle-api.ts';
import { UnknownRefusalError } from './moodle-refusal.ts';
import type { CourseModule } from './moodle-shapes.ts';

/** A lesson as it is read: what introduces it and its content pages, never a question or an answer. */
export interface Lesson {
  /** HTML; empty when there is none. */
  readonly intro: string;
  /** The lesson's own conditions, beside those that every activity can have. */
  readonly rules: readonly ReleaseRule[];
  /** In the lesson's order; empty when they are not told to the account. */
  readonly pages: readonly LessonPage[];
  /** What some content pages say is not told: the account lacks a right. */
  readonly withheld: boolean;
}

export interface LessonPage {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  /** A student gets there without having answered anything. */
  readonly open: boolean;
}

/** Another lesson has to be done first, and it is not known which. */
const unreadable = -1;

// Shapes from mod/lesson/classes/external.php of Moodle 4.5. What may be known of answers is in no shape.
const flag = z.union([z.boolean(), z.number()]).transform(Boolean);
/** Null: told, and not to be read. */
const seconds = z.int().nonnegative().nullish().catch(null);
const told = z.string().nullish();
const summary = z.object({
  id,
  coursemodule: id,
  intro: told,
  /** Absent for an account that cannot get in. */
  usepassword: flag.optional().catch(undefined),
  // The next three are told only to accounts with mod/lesson:manage.
  dependency: z.int().nullish().catch(unreadable),
  available: seconds,
  deadline: seconds,
  displayleft: flag.catch(false),
  /** Per cent; 0: the menu is there for everybody. */
  displayleftif: z.number().catch(100),
});
const summaries = z.object({ lessons: z.array(z.unknown()) });
const ofModule = z.object({ coursemodule: id });
const page = z.object({
  id,
  prevpageid: id,
  nextpageid: id,
  qtype: z.int(),
  display: flag.catch(false),
  displayinmenublock: flag.catch(false),
  title: word.optional(),
  contents: told,
});
const listing = z.object({
  pages: z.array(z.object({ page, jumps: z.array(z.int()).catch([]) })),
});

type Summary = z.output<typeof summary>;
type Listed = z.output<typeof listing>['pages'][number];

/** Page types and jumps as Moodle numbers them (mod/lesson/locallib.php and pagetypes/). */
const contentPage = 20;
const endOfBranch = 21;
const toNextPage = -1;
const toPreviousPage = -40;

/**
 * Asks for the lessons among these activities, by the number of their course module. A function or
 * right that is missing leaves out what it tells, and so does a lesson that is closed to the account.
 * One that cannot be read is null, and the others are read. Nothing is ever begun: an attempt would be a
 * trace in the teacher's reports.
 * @throws CourseSourceError
 */
export async function readLessons(
  api: MoodleApi,
  courseId: string,
  modules: readonly CourseModule[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Lesson | null>> {
  const known = new Map(
    modules.flatMap((one) => (one.modname === 'lesson' ? [[one.id, one] as const] : [])),
  );
  if (known.size === 0) return new Map();
  const found = await api
    .call('mod_lesson_get_lessons_by_courses', { 'courseids[0]': courseId }, summaries, signal)
    .catch(nothingIfClosed);
  const summarised = summariesOf(found?.lessons ?? [], known);
  const read = [...summarised].map(async ([module, lesson]) => {
    const pages = lesson && (await readLesson(api, lesson, module, signal));
    return [module.id, pages] as const;
  });
  return new Map(await Promise.all(read));
}

/** What is told of each lesson; null where that cannot be read, or may be what cannot be told apart. */
function summariesOf(
  lessons: readonly unknown[],
  known: ReadonlyMap<string, CourseModule>,
): ReadonlyMap<CourseModule, Summary | null> {
  const found = new Map<string, Summary | null>();
  for (const lesson of lessons) {
    const read = summary.safeParse(lesson);
    const of = ofModule.safeParse(lesson);
    const which = of.success
      ? [of.data.coursemodule]
      : known.keys().filter((one) => !found.has(one));
    for (const module of which) found.set(module, read.success ? read.data : null);
  }
  return new Map(
    [...found].flatMap(([cmid, lesson]) => {
      const module = known.get(cmid);
      return module ? [[module, lesson] as const] : [];
    }),
  );
}

async function readLesson(
  api: MoodleApi,
  lesson: Summary,
  module: CourseModule,
  signal: AbortSignal,
): Promise<Lesson | null> {
  const answer = await api
    .call('mod_lesson_get_pages', { lessonid: lesson.id }, z.unknown(), signal)
    .catch(nothingIfClosed)
    .catch(oddIfUnknown);
  const answered = listing.nullable().safeParse(answer);
  if (!answered.success) return null;
  const listed = answered.data;
  const content = listed?.pages.filter(({ page: { qtype } }) => qtype === contentPage) ?? [];
  const open = openPages(listed?.pages ?? [], lesson.displayleft && lesson.displayleftif === 0);
  const pages = content.flatMap(({ page: { id: pageId, title, contents } }) =>
    typeof contents === 'string'
      ? [{ id: pageId, title: title ?? '', html: contents, open: open.has(pageId) }]
      : [],
  );
  const rules = conditionsOf(lesson, module);
  const withheld = pages.length < content.length;
  return { intro: lesson.intro ?? '', rules, pages, withheld };
}

/**
 * The pages a student reaches from the first one, or from a menu that is there for everybody, by
 * buttons of content pages alone. What stands behind a question may tell its answer, and only Moodle
 * knows who has answered: where a question leads is not looked at.
 */
function openPages(listed: readonly Listed[], hasMenu: boolean): ReadonlySet<string> {
  const known = new Map(listed.map((one) => [one.page.id, one]));
  const inMenu = ({ page: { display, displayinmenublock } }: Listed) =>
    hasMenu && display && displayinmenublock;
  const ahead = listed
    .filter((one) => one.page.prevpageid === '0' || inMenu(one))
    .map((one) => one.page.id);
  const open = new Set<string>();
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const here = known.get(next);
    const passes = here?.page.qtype === contentPage || here?.page.qtype === endOfBranch;
    if (!here || !passes || open.has(next)) continue;
    open.add(next);
    ahead.push(...here.jumps.map((jump) => targetOf(jump, here)));
  }
  return open;
}

/** Jumps to what is random, unseen or the end lead to no page that could be named. */
function targetOf(jump: number, { page: { prevpageid, nextpageid } }: Listed): string {
  if (jump === toNextPage) return nextpageid;
  return jump === toPreviousPage ? prevpageid : String(jump);
}

/** Who has typed a password or passed another lesson is not told to anybody: that stays closed. */
function conditionsOf(lesson: Summary, { dates }: CourseModule): ReleaseRule[] {
  const onPage = (name: string) => dates.find(({ dataid }) => dataid === name)?.timestamp;
  const from = lesson.available ?? onPage('available') ?? 0;
  const until = lesson.deadline ?? onPage('deadline') ?? 0;
  const isOdd = lesson.available === null || lesson.deadline === null;
  const isVague = dates.some(({ dataid, timestamp }) => dataid === null || timestamp === null);
  const unnamed = isOdd || (lesson.available === undefined && isVague);
  return [
    ...(lesson.usepassword === false ? [] : [{ unknown: 'password' }]),
    ...(lesson.dependency ? [{ unknown: 'dependency' }] : []),
    ...(unnamed ? [{ unknown: 'dates' }] : []),
    ...(from > 0 ? [{ from: new Date(from * 1000) }] : []),
    ...(until > 0 ? [{ until: new Date(until * 1000) }] : []),
  ];
}

/** Closed to the account, or gone since the course was listed. */
function nothingIfClosed(error: unknown): null {
  const isClosed =
    error instanceof CourseSourceError && ['forbidden', 'not_found'].includes(error.code);
  if (isClosed) return null;
  throw error;
}

/** Nothing that could be read as a list of pages. */
function oddIfUnknown(error: unknown): undefined {
  if (error instanceof UnknownRefusalError) return undefined;
  throw error;
}
