export { courseSettings, type Course, type CourseAgs, type CourseSettings } from './course.ts';
export {
  createUnlaunchedCourse,
  findCourse,
  findCoursesByContext,
  openCourse,
  saveSettings,
} from './course-store.ts';
export { recordEnrolment } from './enrolment-store.ts';
