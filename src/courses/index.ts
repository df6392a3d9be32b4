export {
  audienceOf,
  audiences,
  courseSettings,
  openWorkSettings,
  passbackSettings,
  toolsOf,
  type Audience,
  type Course,
  type CourseSettings,
  type ExamWindow,
  type ToolName,
  type CourseKey,
} from './course.ts';
export {
  carrySettingsOver,
  createUnlaunchedCourse,
  findCourse,
  findCoursesByContext,
  lockCourse,
  openCourse,
  noteCourseEnd,
  saveSeenSubject,
  saveSettings,
} from './course-store.ts';
export {
  alignEnrolments,
  countStudents,
  endSessionsOfLeavers,
  findReachable,
  isEnrolled,
  listGraded,
  listPeople,
  listTeachers,
  recordEnrolment,
  roleIn,
  type CoursePerson,
  type GradedPerson,
} from './enrolment-store.ts';
export { countSchool, type SchoolCounts } from './school-store.ts';
export {
  pseudonymOf,
  visibilityLevels,
  type Visibility,
  type VisibilityLevel,
} from './visibility.ts';
export { readSchoolAudience, setSchoolAudience } from './audience-store.ts';
export { readVisibility, setVisibility } from './visibility-store.ts';
export {
  openToAll,
  type CourseDocument,
  type DocumentSighting,
  type DocumentSource,
} from './document.ts';
export {
  countDocuments,
  deleteDocument,
  documentsInFocus,
  findDocument,
  findUpload,
  findReleasedDocument,
  listReleasedDocuments,
  listDocumentIds,
  listDocuments,
  markFailed,
  markProcessing,
  markReady,
  markUnchanged,
  markWaiting,
  markWaitingAgain,
  sightDocument,
  sumOtherSizes,
  type Reader,
} from './document-store.ts';
export { carryChoicesOver } from './carried-choices.ts';
export { closeUnread, placesOf, removeMissing } from './missing-documents.ts';
export { dueDatesOf, replaceDueDates, writeDueDays, type DueDates } from './due-dates.ts';
export {
  countsAsGraded,
  gradedWorkFor,
  listDueWork,
  listGradedWork,
  ownDueDate,
  type GradedWork,
} from './graded-work-store.ts';
export { followReplaced } from './replaced-documents.ts';
export { createMaterialChoices, type MaterialChoices } from './material-choices.ts';
export { createCanvasKeys } from './canvas-key.ts';
export { ConnectRefusedError, createConnectCourse, type ConnectCourse } from './connect-course.ts';
export { listConnectedCourses } from './connection-store.ts';
export { createCourseTokens } from './course-tokens.ts';
export { noteMember, replaceMembers, sectionsOf } from './member-store.ts';
export { createStandings, standingQueue, type Standings } from './standings.ts';
export {
  createLmsConnections,
  type ConnectedSource,
  type LmsConnections,
  type Reach,
} from './lms-connection.ts';
export { subjectOf, type SeenSubject, type Subject } from './subject.ts';
