import type { Launch } from './launch.ts';

type Told = Pick<Launch, 'product' | 'context' | 'custom' | 'ags' | 'nrpsUrl'>;

/**
 * What the LMS's API calls the course of a launch; null when the launch does not say. An
 * institution-wide token reads whatever is named here, so nothing counts that a teacher can type: a
 * custom parameter tells that there is a course, never which one.
 */
export function lmsCourseId({ product, context, custom, ...launch }: Told): string | null {
  // quirk: moodle uses the course's own number as context id.
  if (product === 'moodle') return context?.id ?? null;
  const number = numberIn(launch.ags?.lineItems) ?? numberIn(launch.nrpsUrl);
  if (number !== undefined) return number;
  // quirk: canvas finds a course by its context id as well.
  const isTold = custom['course_id'] !== undefined && context !== undefined;
  return isTold ? `lti_context_id:${context.id}` : null;
}

// quirk: canvas's addresses of a course's grade and member services hold the number of the course.
function numberIn(address: string | undefined): string | undefined {
  return address === undefined
    ? undefined
    : /\/api\/lti\/courses\/(\d{1,20})\//.exec(new URL(address).pathname)?.[1];
}
