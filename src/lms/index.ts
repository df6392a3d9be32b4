export {
  CourseSourceError,
  type CourseSource,
  type LmsAccess,
  type Release,
  type SourceItem,
} from './course-source.ts';
export { createCanvasSource } from './canvas/canvas-source.ts';
export { createMoodleSource } from './moodle/moodle-source.ts';
export { createCourseSource, type LmsKind } from './create-course-source.ts';
export type { CourseSourceNeeds } from './source-needs.ts';
