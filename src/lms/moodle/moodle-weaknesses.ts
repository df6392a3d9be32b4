import { z } from 'zod';
import { CourseSourceError } from '../course-source.ts';
import { createSend } from '../send.ts';
import { readShape } from '../shape.ts';
import { siteOf } from '../site.ts';
import type { CourseSourceNeeds } from '../source-needs.ts';
import type { FindWeaknesses, Weakness } from '../weakness.ts';
import { readLessons } from './lessons.ts';
import { createMoodleApi, type MoodleApi } from './moodle-api.ts';
import { createMoodleFiles, type MoodleFiles } from './moodle-file.ts';
import { courseContents, type CourseModule } from './moodle-shapes.ts';
import { toSourceItems, type MoodleLocator } from './source-items.ts';

// The answer also holds a private key of the account; it goes no further than this shape.
const siteInfo = z.object({
  functions: z.array(z.object({ name: z.string() })).catch([]),
  downloadfiles: z.union([z.boolean(), z.number()]).catch(0),
  userissiteadmin: z.boolean().catch(false),
});

/** Told only to those who may edit the course (as captured from Moodle 4.5). */
const editable = z.array(z.object({ modules: z.array(z.looseObject({})) }));

const tellAdmin = 'Ask your Moodle administrator';

/** Functions that are called, and what is lost without each. */
const functions: readonly (Weakness & { readonly name: string })[] = [
  {
    name: 'core_course_get_contents',
    weight: 'missing',
    says: 'The external service of the token lacks the function core_course_get_contents; without it no course can be read.',
    fix: `${tellAdmin} to add core_course_get_contents to the external service of this token.`,
  },
  {
    name: 'core_enrol_get_enrolled_users',
    weight: 'advice',
    says: 'The external service of the token lacks the function core_enrol_get_enrolled_users; without it what is restricted to groups is shown to no student.',
    fix: `${tellAdmin} to add core_enrol_get_enrolled_users to the external service of this token, and to allow moodle/course:viewparticipants in the role of its account.`,
  },
  {
    name: 'mod_url_get_urls_by_courses',
    weight: 'advice',
    says: 'The external service of the token lacks the function mod_url_get_urls_by_courses; without it links are read without what introduces them.',
    fix: `${tellAdmin} to add mod_url_get_urls_by_courses to the external service of this token.`,
  },
  {
    name: 'mod_assign_get_assignments',
    weight: 'advice',
    says: 'The external service of the token lacks the function mod_assign_get_assignments; without it the tasks of assignments are not read.',
    fix: `${tellAdmin} to add mod_assign_get_assignments to the external service of this token, and to allow mod/assign:view in the role of its account.`,
  },
  {
    name: 'mod_lesson_get_lessons_by_courses',
    weight: 'advice',
    says: 'The external service of the token lacks the function mod_lesson_get_lessons_by_courses; without it lessons are not read.',
    fix: `${tellAdmin} to add mod_lesson_get_lessons_by_courses to the external service of this token, and to allow mod/lesson:view in the role of its account.`,
  },
  {
    name: 'mod_lesson_get_pages',
    weight: 'advice',
    says: 'The external service of the token lacks the function mod_lesson_get_pages; without it of lessons only what introduces them is read.',
    fix: `${tellAdmin} to add mod_lesson_get_pages to the external service of this token, and to allow mod/lesson:view and mod/lesson:manage in the role of its account.`,
  },
];

const noDownloads: Weakness = {
  weight: 'missing',
  says: 'The external service of the token does not let files be downloaded; pages, files and books cannot be read.',
  fix: `${tellAdmin} to tick “Can download files” in the external service of this token.`,
};

const siteAdministrator: Weakness = {
  weight: 'advice',
  says: 'The token belongs to a site administrator: whoever got hold of it could do anything in this Moodle.',
  fix: 'Connect with the token of a dedicated account that has only webservice/rest:use, moodle/course:view and mod/book:read.',
};

const seesHidden: Weakness = {
  weight: 'advice',
  says: 'The token belongs to an account that edits the course, such as a teacher or manager: it also reads what is hidden or not open yet. The tutor keeps that from students, but the token opens it to whoever has it.',
  fix: 'Connect with the token of a dedicated account without moodle/course:viewhiddenactivities and moodle/course:manageactivities. Restrictions by group are then not told, and what has them is shown to no student.',
};

const noBooks: Weakness = {
  weight: 'missing',
  says: 'The account of the token sees the titles of books but not their text: it lacks the capability mod/book:read.',
  fix: `${tellAdmin} to allow mod/book:read in the role of that account.`,
};

const noLessons: Weakness = {
  weight: 'advice',
  says: 'Moodle does not tell the account of the token what the pages of lessons say: it lacks the capability mod/lesson:manage. Only pages in a lesson’s menu are read.',
  fix: `${tellAdmin} to allow mod/lesson:manage in the role of that account. It also lets the account change lessons; without it lessons stay unread.`,
};

/** Creates the look at what the account of a Moodle token may do, before a course depends on it. */
export function createMoodleWeaknesses(needs: CourseSourceNeeds): FindWeaknesses {
  const site = siteOf(needs.access);
  const { token } = needs.access;
  const send = createSend(needs, { lms: 'Moodle', isThrottled: ({ status }) => status === 429 });
  const api = createMoodleApi({ send, site, token });
  const files = createMoodleFiles({ send, site, token });
  return async (lmsCourseId, signal) => {
    const found = await inService(api, signal);
    const isReadable = found.every(({ weight }) => weight !== 'missing');
    if (!isReadable || lmsCourseId === null) return found;
    return [
      ...found,
      ...(await inCourse({ api, files, baseUrl: site.baseUrl }, lmsCourseId, signal)),
    ];
  };
}

async function inService(api: MoodleApi, signal: AbortSignal): Promise<Weakness[]> {
  const asked = await api
    .call('core_webservice_get_site_info', {}, siteInfo, signal)
    .catch(weaknessIfForbidden);
  if ('weight' in asked) return [asked];
  const names = new Set(asked.functions.map(({ name }) => name));
  return [
    ...functions.filter(({ name }) => !names.has(name)).map(({ name: _name, ...lack }) => lack),
    ...(asked.downloadfiles ? [] : [noDownloads]),
    ...(asked.userissiteadmin ? [siteAdministrator] : []),
  ];
}

interface CourseNeeds {
  readonly api: MoodleApi;
  readonly files: MoodleFiles;
  readonly baseUrl: string;
}

async function inCourse(
  { api, files, baseUrl }: CourseNeeds,
  courseid: string,
  signal: AbortSignal,
): Promise<Weakness[]> {
  const raw = await api
    .call('core_course_get_contents', { courseid }, z.unknown(), signal)
    .catch(weaknessIfForbidden);
  if (isWeakness(raw)) return [raw];
  const sections = readShape('Moodle', courseContents, raw);
  const chapter = toSourceItems(baseUrl, courseid, sections).find(({ key }) =>
    key.startsWith('chapter:'),
  );
  const readsBooks = !chapter || (await opens(files, chapter.locator as MoodleLocator, signal));
  const modules = sections.flatMap((section) => section.modules);
  const lessons = await readLessons(api, courseid, modules, signal);
  return [
    ...(readsBooks ? [] : [noBooks]),
    ...([...lessons.values()].some((lesson) => lesson?.withheld) ? [noLessons] : []),
    ...(mayEdit(raw) || modules.some(isHidden) ? [seesHidden] : []),
  ];
}

function isHidden({ visible }: CourseModule): boolean {
  return !visible;
}

function mayEdit(raw: unknown): boolean {
  const read = editable.safeParse(raw);
  return (
    read.success && read.data.some(({ modules }) => modules.some((one) => 'availability' in one))
  );
}

async function opens(
  files: MoodleFiles,
  place: MoodleLocator,
  signal: AbortSignal,
): Promise<boolean> {
  if (place.kind !== 'file' || place.path === null) return true;
  const { path } = place;
  const answer = await files.download({ ...place, path }, signal).catch(weaknessIfForbidden);
  return !isWeakness(answer);
}

/** Moodle's own word for it names the function or the capability already. */
function weaknessIfForbidden(error: unknown): Weakness {
  if (!(error instanceof CourseSourceError) || error.code !== 'forbidden') throw error;
  const [says = error.message, ...fix] = error.message.split(/(?<=\.) /);
  return { weight: 'missing', says, fix: fix.join(' ') };
}

function isWeakness(value: unknown): value is Weakness {
  return typeof value === 'object' && value !== null && 'weight' in value;
}
