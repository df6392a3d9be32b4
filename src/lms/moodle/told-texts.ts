import { z } from 'zod';
import { CourseSourceError } from '../course-source.ts';
import { id, word } from '../shape.ts';
import type { MoodleApi } from './moodle-api.ts';
import { readLessons, type Lesson } from './lessons.ts';
import type { CourseModule, Section } from './moodle-shapes.ts';

/** What no listing holds, by the number of the course module. */
export interface ToldTexts {
  /** What introduces links and assignments: HTML. */
  readonly introductions: ReadonlyMap<string, string>;
  /** Null: there is one, and it cannot be read now. */
  readonly lessons: ReadonlyMap<string, Lesson | null>;
}

const introduced = z.object({ intro: word.optional() });
const links = z.object({ urls: z.array(introduced.extend({ coursemodule: id })) });
const assignments = z.object({
  courses: z.array(z.object({ id, assignments: z.array(introduced.extend({ cmid: id })) })),
});

/**
 * Asks what introduces the links and assignments of a course, and what its lessons say, where there
 * are any. A function or right that is missing leaves its texts out.
 * @throws CourseSourceError
 */
export async function readToldTexts(
  api: MoodleApi,
  courseId: string,
  sections: readonly Section[],
  signal: AbortSignal,
): Promise<ToldTexts> {
  const modules = sections.flatMap((section) => section.modules);
  return {
    introductions: await readIntroductions(api, courseId, modules, signal),
    lessons: await readLessons(api, courseId, modules, signal),
  };
}

/** Shapes as captured from 4.5.6. */
async function readIntroductions(
  api: MoodleApi,
  courseId: string,
  modules: readonly CourseModule[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const kinds = new Set(modules.map(({ modname }) => modname));
  const course = { 'courseids[0]': courseId };
  const told = new Map<string, string>();
  if (kinds.has('url')) {
    const found = await api
      .call('mod_url_get_urls_by_courses', course, links, signal)
      .catch(nothingIfForbidden);
    for (const { coursemodule, intro } of found?.urls ?? []) told.set(coursemodule, intro ?? '');
  }
  if (kinds.has('assign')) {
    // quirk: moodle passes over an account that is not enrolled unless told otherwise.
    const asked = { ...course, includenotenrolledcourses: '1' };
    const found = await api
      .call('mod_assign_get_assignments', asked, assignments, signal)
      .catch(nothingIfForbidden);
    const ours = found?.courses.filter((one) => one.id === courseId) ?? [];
    for (const { cmid, intro } of ours.flatMap((one) => one.assignments))
      told.set(cmid, intro ?? '');
  }
  return told;
}

function nothingIfForbidden(error: unknown): null {
  if (error instanceof CourseSourceError && error.code === 'forbidden') return null;
  throw error;
}
