import type { z } from 'zod';
import { CourseSourceError } from '../course-source.ts';
import { readCaptions, type Captions } from './captions.ts';
import type { CanvasApi, Listing } from './canvas-api.ts';
import {
  courseModule,
  courseText,
  listedAssignment,
  listedFile,
  listedFolder,
  listedPage,
  moduleItem,
  moduleOverride,
  odd,
  type CourseModule,
  type ListedAssignment,
  type ListedFile,
  type ListedFolder,
  type ListedPage,
  type ModuleItem,
  type ModuleOverride,
} from './canvas-shapes.ts';
import type { Endpoints } from './endpoint.ts';
import { findPlacements, type FullModule, type Placements } from './placements.ts';
import { readUngradedQuizzes, withNewQuizzes, type UngradedQuiz } from './read-quizzes.ts';

/** A course as Canvas lists it, complete. */
export interface CanvasCourse {
  readonly pages: ListedPage[];
  readonly files: ListedFile[];
  readonly assignments: ListedAssignment[];
  /** Those that no assignment tells of. */
  readonly quizzes: readonly UngradedQuiz[];
  /** Of recordings, by the number of their file. */
  readonly captions: ReadonlyMap<string, Captions>;
  /** HTML. */
  readonly syllabus: z.output<typeof courseText>['syllabus_body'];
  readonly folders: ReadonlyMap<string, ListedFolder>;
  readonly placements: Placements;
}

interface ReadCourseNeeds {
  readonly api: CanvasApi;
  readonly endpoints: Endpoints;
}

/**
 * Reads everything about a course except the content itself, one request after the other.
 * @throws CourseSourceError
 */
export async function readCourse(
  { api, endpoints }: ReadCourseNeeds,
  courseId: string,
  signal: AbortSignal,
): Promise<CanvasCourse> {
  const modules = await api.every(endpoints.modules(courseId), courseModule, signal);
  const pages = await api.every(endpoints.pages(courseId), listedPage, signal);
  const files = await api.every(endpoints.files(courseId), listedFile, signal);
  refuseDoubtful([modules, pages, files]);
  const assignments = await api
    .every(endpoints.assignments(courseId), listedAssignment, signal)
    .catch(noneIfForbidden);
  const quizNeeds = { api, endpoints, courseId };
  const quizzes = await readUngradedQuizzes(quizNeeds, signal);
  const course = await api
    .one(endpoints.course(courseId), courseText, signal)
    .catch(noneIfForbidden);

  // After the files, so that no file's folder can be younger than the list of folders.
  const inFolders = entriesOf(files).some(({ folder_id }) => folder_id !== null);
  const folders = inFolders
    ? entriesOf(await api.every(endpoints.folders(courseId), listedFolder, signal))
    : [];

  const full: FullModule[] = [];
  for (const module of entriesOf(modules)) {
    full.push({
      ...module,
      items: await itemsOf(module),
      overrides: await overridesOf(module),
    });
  }
  return {
    pages: entriesOf(pages),
    files: entriesOf(files),
    assignments: await withNewQuizzes(
      quizNeeds,
      assignments === null ? [] : entriesOf(assignments),
      signal,
    ),
    quizzes,
    captions: await readCaptions({ api, endpoints }, entriesOf(files), signal),
    syllabus: course?.syllabus_body,
    folders: new Map(
      folders.flatMap((folder) => (folder.id === null ? [] : [[folder.id, folder]])),
    ),
    placements: findPlacements(full),
  };

  async function itemsOf(module: CourseModule): Promise<ModuleItem[]> {
    const { items, items_count: promised } = module;
    // quirk: canvas leaves the items out when there are many, or when a scoped key allows no includes.
    if (items && promised !== odd && items.length >= (promised ?? 0)) return items;
    const endpoint = endpoints.moduleItems(courseId, module);
    return entriesOf(await api.every(endpoint, moduleItem, signal));
  }

  async function overridesOf(module: CourseModule): Promise<ModuleOverride[] | null> {
    const listing = await api
      .every(endpoints.moduleOverrides(courseId, module.id), moduleOverride, signal)
      .catch(noneIfMissing)
      .catch(noneIfForbidden);
    return listing && entriesOf(listing);
  }
}

/** A key that was given fewer rights still reads the rest of the course. */
export function noneIfForbidden(error: unknown): null {
  if (error instanceof CourseSourceError && error.code === 'forbidden') return null;
  throw error;
}

/** quirk: a canvas older than 2023 has no such list, and says that nothing is there. */
function noneIfMissing(error: unknown): Listing<never> {
  if (error instanceof CourseSourceError && error.code === 'not_found')
    return { kind: 'listed', entries: [] };
  throw error;
}

function entriesOf<Entry>(listing: Listing<Entry>): Entry[] {
  return listing.kind === 'listed' ? listing.entries : [];
}

/**
 * "Switched off" in another language cannot be told from a gateway that knows nothing of Canvas; it
 * counts only beside a list that was really given, lest a whole course seem to be empty.
 */
function refuseDoubtful(listings: readonly Listing<unknown>[]): void {
  const doubtful = listings.every((listing) => listing.kind === 'switched off' && !listing.sure);
  if (!doubtful) return;
  throw new CourseSourceError(
    'not_found',
    'Canvas shows neither modules nor pages nor files of this course. Switch at least one of them on in the course settings.',
  );
}
