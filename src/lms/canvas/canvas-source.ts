import {
  CourseSourceError,
  type CourseSource,
  type SourceBytes,
  type SourceItem,
  type SourceMember,
} from '../course-source.ts';
import { refuseOtherSize, refusePageForPeople, refuseTooLarge } from '../download.ts';
import { mediaTypeOf } from '../../ground/text/index.ts';
import { createSend } from '../send.ts';
import { siteOf } from '../site.ts';
import { unknownCourse, unknownItem } from '../unknown.ts';
import type { CourseSourceNeeds } from '../source-needs.ts';
import { createCanvasApi, type CanvasApi } from './canvas-api.ts';
import {
  courseEnd,
  courseZone,
  enrollment,
  fullPage,
  listedAssignment,
  moduleState,
  type Enrollment,
} from './canvas-shapes.ts';
import { dueDatesIn } from './due-dates.ts';
import { createEndpoints, type Endpoint, type Endpoints } from './endpoint.ts';
import { noneIfForbidden, readCourse } from './read-course.ts';
import { isThrottled } from './refusal.ts';
import { locator, toSourceItems, type CanvasLocator } from './source-items.ts';

/** A number, or a form like lti_context_id:…; it becomes one step of a path. */
const courseIdForm = /^[\w:-]{1,255}$/;

interface CanvasNeeds {
  readonly api: CanvasApi;
  readonly endpoints: Endpoints;
}

/** A course in Canvas: its pages, files, assignments, what introduces its quizzes, syllabus and what is said in its recordings, read through the REST API with a teacher's token. */
export function createCanvasSource(needs: CourseSourceNeeds): CourseSource {
  const { baseUrl, origin } = siteOf(needs.access);
  const send = createSend(needs, { lms: 'Canvas', isThrottled });
  const api = createCanvasApi({
    send,
    origin,
    token: needs.access.token,
    renew: needs.access.renew,
  });
  const canvas: CanvasNeeds = { api, endpoints: createEndpoints(baseUrl) };
  return {
    // Only those who teach connect a course; they see drafts as well.
    listsHidden: true,
    list: async (lmsCourseId, signal) => {
      if (!courseIdForm.test(lmsCourseId)) throw unknownCourse('Canvas');
      const course = await readCourse(canvas, lmsCourseId, signal);
      return toSourceItems(baseUrl, lmsCourseId, course);
    },
    fetch: async (item, signal) => {
      const place = locator.safeParse(item.locator);
      if (!place.success) throw unknownItem('Canvas');
      if (place.data.kind === 'withheld') throw new CourseSourceError('forbidden', place.data.why);
      if (place.data.kind === 'inline')
        return { bytes: Buffer.from(place.data.text, 'utf8'), mediaType: place.data.mediaType };
      return place.data.kind === 'page'
        ? fetchPage(canvas, place.data, signal)
        : fetchFile(canvas, item, place.data, signal);
    },
    members: async (lmsCourseId, signal) => {
      const found = await api
        .every(canvas.endpoints.enrollments(lmsCourseId), enrollment, signal)
        .catch(noneIfForbidden);
      if (found?.kind !== 'listed') return null;
      return membersOf(found.entries);
    },
    dueDates: async (lmsCourseId, signal) => {
      const { endpoints } = canvas;
      const found = await api
        .every(endpoints.assignments(lmsCourseId), listedAssignment, signal)
        .catch(noneIfForbidden);
      if (found?.kind !== 'listed') return null;
      const where = await api
        .one(endpoints.course(lmsCourseId), courseZone, signal)
        .catch(noneIfForbidden);
      return { ...dueDatesIn(found.entries), timeZone: where?.time_zone ?? null };
    },
    endsAt: (lmsCourseId, signal) => readEnd(canvas, lmsCourseId, signal),
    done: async (lmsCourseId, lmsUserId, signal) => {
      const endpoint = canvas.endpoints.modulesOf(lmsCourseId, lmsUserId);
      const modules = await api.every(endpoint, moduleState, signal);
      if (modules.kind !== 'listed') return [];
      return modules.entries
        .filter(({ state }) => state === 'completed')
        .map(({ id }) => `done:${id}`);
    },
  };
}

async function readEnd(
  { api, endpoints }: CanvasNeeds,
  lmsCourseId: string,
  signal: AbortSignal,
): Promise<Date | null | undefined> {
  const told = await api
    .one(endpoints.courseWithTerm(lmsCourseId), courseEnd, signal)
    .catch(noneIfForbidden);
  // Who may not know it has not been told that there is none.
  return told === null ? undefined : (told.end_at ?? told.term?.end_at ?? null);
}

/**
 * Whoever is in a section that cannot be read is left out whole: nobody must pass for somebody who is not
 * in it. Null where it cannot even be read who that is.
 */
function membersOf(enrollments: readonly Enrollment[]): SourceMember[] | null {
  const members: SourceMember[] = [];
  for (const [lmsUserId, sections] of Map.groupBy(enrollments, ({ user_id }) => user_id)) {
    if (lmsUserId === null) return null;
    const keys = sections.map(({ course_section_id: section }) => section && `section:${section}`);
    if (keys.every((key) => key !== null)) members.push({ lmsUserId, keys });
  }
  return members;
}

type PagePlace = Extract<CanvasLocator, { kind: 'page' }>;
type FilePlace = Extract<CanvasLocator, { kind: 'file' }>;

async function fetchPage(
  { api, endpoints }: CanvasNeeds,
  { courseId, pageId, slug }: PagePlace,
  signal: AbortSignal,
): Promise<SourceBytes> {
  const read = (slugOrId: string) => api.one(endpoints.page(courseId, slugOrId), fullPage, signal);
  // quirk: canvas makes the slug from the title, so it may have moved on since the listing, even to
  // another page. The id stays, but older Canvas knows pages by slug only.
  const bySlug =
    slug === '' ? null : await read(encodeURIComponent(slug.toWellFormed())).catch(noneIfMissing);
  const page = bySlug?.page_id === pageId ? bySlug : await read(`page_id:${pageId}`);
  if (page.body === null && page.locked_for_user) throw lockedForUs('page');
  return { bytes: Buffer.from(page.body ?? '', 'utf8'), mediaType: 'text/html' };
}

function noneIfMissing(error: unknown): null {
  if (error instanceof CourseSourceError && error.code === 'not_found') return null;
  throw error;
}

async function fetchFile(
  { api }: CanvasNeeds,
  item: SourceItem,
  { url, size }: FilePlace,
  signal: AbortSignal,
): Promise<SourceBytes> {
  if (url === '') throw lockedForUs('file');
  refuseTooLarge(size);
  const file: Endpoint = {
    url,
    what: 'this file',
    scope: 'url:GET|/api/v1/courses/:course_id/files',
  };
  const { body, headers } = await api.download(file, signal);
  refuseOtherSize('Canvas', body, size);
  refusePageForPeople('Canvas', headers, { size, mediaType: item.mediaType });
  return { bytes: body, mediaType: item.mediaType ?? mediaTypeOf(headers.get('content-type')) };
}

function lockedForUs(what: 'page' | 'file'): CourseSourceError {
  return new CourseSourceError(
    'forbidden',
    `This ${what} is locked in Canvas for the connected account. Unlock it, or connect as a teacher of the course.`,
  );
}
