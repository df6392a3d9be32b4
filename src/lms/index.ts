export {
  CourseSourceError,
  type CourseSource,
  type LmsAccess,
  type Release,
  type ReleaseRule,
  type SourceDueDates,
  type SourceMember,
  type SourceItem,
} from './course-source.ts';
export {
  authorizeUrl,
  canvasConcessions,
  canvasScopes,
  keyTrouble,
  requestGrant,
  revokeGrant,
  type CanvasApiKey,
  type CanvasGrant,
} from './canvas/oauth.ts';
export { createCanvasSource } from './canvas/canvas-source.ts';
export { createMoodleSource } from './moodle/moodle-source.ts';
export {
  createCourseMessenger,
  createCourseSource,
  createFindWeaknesses,
  type LmsKind,
} from './create-course-source.ts';
export type { Weakness } from './weakness.ts';
export { DeliveryError, type CourseMessenger } from './messenger.ts';
export type { CourseSourceNeeds } from './source-needs.ts';
