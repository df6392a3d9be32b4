import type { Weakness } from '../../lms/index.ts';
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
    ask: async ({ courseReader, registration }) => {
      if (registration.courseSource === 'none')
        return warning(
          'The tool cannot read course files: no API is configured.',
          'Connect the LMS’s API, or put files in with `preceptor ingest folder`.',
        );
      if (!courseReader) return skipped('The course is not known to the API yet.');
      try {
        return good(`${await courseReader.count(AbortSignal.timeout(timeLimitMs))} items.`);
      } catch (error) {
        const says = error instanceof Error ? error.message : 'The LMS’s API failed.';
        return bad(says, 'Give the tool a working API token with the right to read the course.');
      }
    },
  },
  {
    id: 'files.rights',
    title: 'The account that reads the files may do what it must, and no more',
    ask: async ({ courseReader }) => {
      if (!courseReader) return skipped('The course is not known to the API yet.');
      const found = await courseReader
        .weaknesses(AbortSignal.timeout(timeLimitMs))
        .catch((error: unknown) => error);
      // Why it cannot be read at all is told above.
      if (!Array.isArray(found)) return skipped('The API did not tell.');
      const worst = found.find(({ weight }) => weight === 'missing') ?? found[0];
      if (!worst) return good('It may.');
      const says = found.map((one: Weakness) => one.says).join(' ');
      const fix = found.map((one: Weakness) => one.fix).join(' ');
      return worst.weight === 'missing' ? bad(says, fix) : warning(says, fix);
    },
  },
];
