export { foreseeNow, type Foreseen } from './foresee.ts';
export {
  dropCoursePolicy,
  dropPolicy,
  readPolicy,
  setCoursePolicy,
  setPolicy,
} from './policy-store.ts';
export {
  announcedSince,
  dueOf,
  goesAt,
  isSuspicious,
  stricter,
  wentOn,
  type Rules,
  type Standing,
} from './rules.ts';
export { createRunRetention, retentionQueue, type NightOutcome } from './run-retention.ts';
export { readHolds, type HoldReason } from './standing-store.ts';
export { readCourseErasure, readKeptUntil, type CourseErasure, type KeptUntil } from './told.ts';
