import type { Facts } from './facts.ts';
import { bad, good, skipped, warning, type Probe } from './finding.ts';

const timeLimitMs = 30_000;

/** The API through which the course's files are read. */
export const courseProbes: readonly Probe<Facts>[] = [
  {
    id: 'files.course',
    title: 'It is known what the LMS’s API calls the course',
    ask: ({ course, registration }) => {
      if (registration.courseSource === 'none') return skipped('No API is configured.');
      if (!course) return skipped('No course has been launched through this registration yet.');
      return course.lmsCourseId === null
        ? bad(
            'Launches do not tell the course’s number.',
            'Add the custom parameter course_id=$Canvas.course.id to the tool in the LMS.',
          )
        : good('It is.');
    },
  },
  {
    id: 'files.read',
    title: 'The course’s files can be listed',
    ask: async ({ readCourse, registration }) => {
      if (registration.courseSource === 'none')
        return warning(
          'The tool cannot read course files: no API is configured.',
          'Connect the LMS’s API, or put files in with `preceptor ingest folder`.',
        );
      if (!readCourse) return skipped('The course is not known to the API yet.');
      try {
        return good(`${await readCourse(AbortSignal.timeout(timeLimitMs))} items.`);
      } catch (error) {
        const says = error instanceof Error ? error.message : 'The LMS’s API failed.';
        return bad(says, 'Give the tool a working API token with the right to read the course.');
      }
    },
  },
];
