export { columnOf } from './line-item-store.ts';
export { readPostedGrade, type PostedGrade, type WantedGrade } from './outbox-store.ts';
export { createPostGrade, type PostGrade } from './post-grade.ts';
export { createRetryGrades, gradeSweepQueue, type RetryGrades } from './retry-grades.ts';
export { createReadOutbox, type ReadOutbox } from './read-outbox.ts';
export { createWantGrade, gradeQueue, type WantGrade } from './want-grade.ts';
