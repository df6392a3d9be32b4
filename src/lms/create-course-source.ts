import { createCanvasMessenger } from './canvas/canvas-messenger.ts';
import { createCanvasSource } from './canvas/canvas-source.ts';
import type { CourseSource } from './course-source.ts';
import type { CourseMessenger } from './messenger.ts';
import { createMoodleMessenger } from './moodle/moodle-messenger.ts';
import { createMoodleSource } from './moodle/moodle-source.ts';
import { createMoodleWeaknesses } from './moodle/moodle-weaknesses.ts';
import type { CourseSourceNeeds } from './source-needs.ts';
import type { FindWeaknesses } from './weakness.ts';

/** The LMSs whose courses can be read. */
export type LmsKind = 'canvas' | 'moodle';

const makers: Readonly<Record<LmsKind, (needs: CourseSourceNeeds) => CourseSource>> = {
  canvas: createCanvasSource,
  moodle: createMoodleSource,
};

const messengers: Readonly<Record<LmsKind, (needs: CourseSourceNeeds) => CourseMessenger>> = {
  canvas: createCanvasMessenger,
  moodle: createMoodleMessenger,
};

/**
 * Opens the inbox of an LMS account. Nothing is asked of the LMS yet.
 * @throws CourseSourceError reconnect when the connection has no address or no token to speak of
 */
export function createCourseMessenger(kind: LmsKind, needs: CourseSourceNeeds): CourseMessenger {
  return messengers[kind](needs);
}

/**
 * Opens the material of an LMS account. Nothing is asked of the LMS yet.
 * @throws CourseSourceError reconnect when the connection has no address or no token to speak of
 */
export function createCourseSource(kind: LmsKind, needs: CourseSourceNeeds): CourseSource {
  return makers[kind](needs);
}

/** Canvas has nothing to ask beforehand: each of its refusals names what is missing. */
export function createFindWeaknesses(kind: LmsKind, needs: CourseSourceNeeds): FindWeaknesses {
  return kind === 'moodle' ? createMoodleWeaknesses(needs) : async () => [];
}
