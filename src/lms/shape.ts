import { z } from 'zod';
import { CourseSourceError } from './course-source.ts';

/** An id, always as text: LMS ids are 64-bit numbers. */
export const id = z.union([z.string().min(1), z.int()]).transform(String);

/** Text that may be missing or of a strange kind; then it is null. */
export const word = z.string().nullable().catch(null);

/**
 * Reads JSON sent by an LMS. A whole number too large for a double comes out as its digits, so that
 * no two ids become one.
 * @throws CourseSourceError unavailable
 */
export function parseJson(lms: string, body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'), keepDigits) as unknown;
  } catch {
    // Without its cause, which quotes the answer: an error page may repeat what was sent, token included.
    throw new CourseSourceError(
      'unavailable',
      `${lms} sent something that is not data, perhaps an error page or half an answer. Try again later.`,
    );
  }
}

function keepDigits(_name: string, value: unknown, context?: { source: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  return context && /^-?\d+$/.test(context.source) ? context.source : value;
}

/** @throws CourseSourceError unavailable when the answer has not the form we know */
export function readShape<Schema extends z.ZodType>(
  lms: string,
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new CourseSourceError(
    'unavailable',
    `${lms} answered in a form Preceptor does not know. Please tell the administrator of Preceptor.`,
    { cause: read.error },
  );
}
