export { foreseeNow, type Foreseen, type Foresight } from './foresee.ts';
export {
  dropCoursePolicy,
  dropPolicy,
  readPolicy,
  setCoursePolicy,
  setPolicy,
  type Policy,
} from './policy-store.ts';
export {
  announcedSince,
  dueOf,
  goesAt,
  isSuspicious,
  stricter,
  wentOn,
  type DueReason,
  type Rules,
  type Standing,
} from './rules.ts';
export {
  createRunRetention,
  retentionQueue,
  type NightOutcome,
  type RunRetention,
} from './run-retention.ts';
export { readHolds, type HoldReason } from './standing-store.ts';
export { readCourseErasure, readKeptUntil, type CourseErasure, type KeptUntil } from './told.ts';
