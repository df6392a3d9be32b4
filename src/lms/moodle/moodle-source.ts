import {
  CourseSourceError,
  type CourseSource,
  type SourceBytes,
  type SourceItem,
} from '../course-source.ts';
import { mediaTypeOf } from '../../ground/text/index.ts';
import { createSend } from '../send.ts';
import { siteOf } from '../site.ts';
import type { CourseSourceNeeds } from '../source-needs.ts';
import { unknownCourse, unknownItem } from '../unknown.ts';
import { refusePageForPeople } from '../download.ts';
import { createMoodleApi, type MoodleApi } from './moodle-api.ts';
import { createMoodleFiles, type MoodleFiles } from './moodle-file.ts';
import { dueDatesIn } from './due-dates.ts';
import { readDueExceptions } from './due-exceptions.ts';
import { courseContents, coursesByField, enrolledUsers } from './moodle-shapes.ts';
import { readToldTexts } from './told-texts.ts';
import { locator, toSourceItems, type MoodleLocator } from './source-items.ts';

/**
 * A course in Moodle, as the account of the token sees it: pages, files, folders, books, labels, links,
 * the introductions of assignments and the content pages of lessons. Needs core_course_get_contents and file downloads in the
 * external service; other functions make it complete.
 */
export function createMoodleSource(needs: CourseSourceNeeds): CourseSource {
  const site = siteOf(needs.access);
  const { token } = needs.access;
  const send = createSend(needs, {
    lms: 'Moodle',
    isThrottled: ({ status }) => status === 429,
  });
  const api = createMoodleApi({ send, site, token });
  const files = createMoodleFiles({ send, site, token });
  return {
    listsHidden: false,
    list: async (lmsCourseId, signal) => {
      if (!/^\d{1,19}$/.test(lmsCourseId)) throw unknownCourse('Moodle');
      const sections = await api.call(
        'core_course_get_contents',
        { courseid: lmsCourseId },
        courseContents,
        signal,
      );
      if (sections.length === 0) throw noSections();
      const told = await readToldTexts(api, lmsCourseId, sections, signal);
      return toSourceItems(site.baseUrl, lmsCourseId, sections, told);
    },
    fetch: async (item, signal) => {
      const place = locator.safeParse(item.locator);
      if (!place.success) throw unknownItem('Moodle');
      return fetchFrom(files, item, place.data, signal);
    },
    members: async (lmsCourseId, signal) => {
      const parameters = { courseid: lmsCourseId };
      const people = await api
        .call('core_enrol_get_enrolled_users', parameters, enrolledUsers, signal)
        .catch(nothingIfForbidden);
      if (people === null) return null;
      // Whoever's groups are not told stays unknown.
      return people.flatMap(({ id, groups }) =>
        groups ? [{ lmsUserId: id, keys: groups.map((group) => `group:${group.id}`) }] : [],
      );
    },
    dueDates: async (lmsCourseId, signal) => {
      const asked = {
        courseid: lmsCourseId,
        'options[0][name]': 'excludecontents',
        'options[0][value]': '1',
      };
      const sections = await api
        .call('core_course_get_contents', asked, courseContents, signal)
        .catch(nothingIfForbidden);
      if (sections === null) return null;
      const exceptions = await readDueExceptions(api, sections, signal);
      // What Moodle calls a time zone is its people's and its server's, never a course's.
      return { due: dueDatesIn(sections), exceptions, timeZone: null };
    },
    endsAt: (lmsCourseId, signal) => readEnd(api, lmsCourseId, signal),
    // What Moodle calls completion it weighs itself: a rule about it stays unknown here.
    done: async () => [],
  };
}

async function readEnd(
  api: MoodleApi,
  lmsCourseId: string,
  signal: AbortSignal,
): Promise<Date | null | undefined> {
  const asked = { field: 'id', value: lmsCourseId };
  const told = await api
    .call('core_course_get_courses_by_field', asked, coursesByField, signal)
    .catch(nothingIfForbidden);
  const found = told?.courses.find(({ id }) => id === lmsCourseId);
  if (found?.enddate == null) return undefined;
  // quirk: moodle writes 0 for a course without an end.
  if (found.enddate === 0) return null;
  const endsAt = new Date(found.enddate * 1000);
  return Number.isNaN(+endsAt) ? undefined : endsAt;
}

async function fetchFrom(
  files: MoodleFiles,
  item: SourceItem,
  place: MoodleLocator,
  signal: AbortSignal,
): Promise<SourceBytes> {
  if (place.kind === 'text') {
    return { bytes: Buffer.from(place.html, 'utf8'), mediaType: 'text/html' };
  }
  const { path, size } = place;
  if (path === null) throw keptElsewhere();
  const { body, headers } = await files.download({ ...place, path }, signal);
  refusePageForPeople('Moodle', headers, { size, mediaType: item.mediaType });
  return { bytes: body, mediaType: item.mediaType ?? mediaTypeOf(headers.get('content-type')) };
}

/** The function or the right may be missing, as that to see participants: then it is not known. */
function nothingIfForbidden(error: unknown): null {
  if (error instanceof CourseSourceError && error.code === 'forbidden') return null;
  throw error;
}

/** Every course has a first section, be it empty; only one that is hidden from us shows none. */
function noSections(): CourseSourceError {
  return new CourseSourceError(
    'forbidden',
    'Moodle shows the connected account nothing of this course, not even an empty section: it seems to be hidden. What was read before is kept. Show the course to students, or ask your Moodle administrator to allow moodle/course:viewhiddencourses in the role of that account.',
  );
}

function keptElsewhere(): CourseSourceError {
  return new CourseSourceError(
    'forbidden',
    'Moodle keeps this file on another server, which the connection does not reach. Upload it to the course itself.',
  );
}
