export { ExamLockedError, examLockOf } from './exam-lock.ts';
export { windowOf } from './exam-window.ts';
export {
  createFindNearWork,
  nearestOf,
  type FindNearWork,
  type NearWork,
} from './find-near-work.ts';
export { fingerprintOf, pairsOf, resemblance } from './fingerprint.ts';
export { heard, nearness } from './is-near.ts';
export { createNearInMeaning } from './near-in-meaning.ts';
export { isSolution } from './open-work.ts';
