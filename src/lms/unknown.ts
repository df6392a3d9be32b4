import { CourseSourceError } from './course-source.ts';

/** The launch did not tell the LMS's own number of the course, or told something else. */
export function unknownCourse(lms: string): CourseSourceError {
  return new CourseSourceError(
    'not_found',
    `${lms} did not tell which course this is. Open the tutor from the course again.`,
  );
}

/** An item with a locator that no listing of this LMS gave. */
export function unknownItem(lms: string): CourseSourceError {
  return new CourseSourceError(
    'not_found',
    `This item is not known from a listing of the ${lms} course. Sync the course again.`,
  );
}
