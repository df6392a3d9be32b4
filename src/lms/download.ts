import type { OutboundRequest } from '../ground/net/index.ts';
import { CourseSourceError } from './course-source.ts';

/** What one file may cost. */
export const downloadLimits = {
  maxBytes: 100 * 1024 * 1024,
  timeoutMs: 2 * 60_000,
  maxRedirects: 5,
} as const satisfies OutboundRequest;

/** @throws CourseSourceError when a file is known to be too large before it is asked for */
export function refuseTooLarge(size: number | null): void {
  if (size === null || size <= downloadLimits.maxBytes) return;
  const megabytes = downloadLimits.maxBytes / (1024 * 1024);
  throw new CourseSourceError(
    'unusable',
    `This file is larger than the ${megabytes} MB Preceptor takes. Split it, or leave it out of the tutor.`,
  );
}

/** @throws CourseSourceError when the bytes cannot be the file that was listed */
export function refuseOtherSize(lms: string, bytes: Buffer, listed: number | null): void {
  if (listed === null || bytes.length === listed) return;
  throw new CourseSourceError(
    'unusable',
    `${lms} lists this file with ${listed} bytes but sent ${bytes.length}. The next reading of the course tries again; if it stays so, upload the file to ${lms} anew.`,
  );
}

/**
 * Of a file whose size the LMS does not tell, only its kind shows that something else came in its place.
 * @throws CourseSourceError when a page for people came
 */
export function refusePageForPeople(
  lms: string,
  headers: Headers,
  listed: { readonly size: number | null; readonly mediaType: string | null },
): void {
  if (listed.size !== null || !isPage(headers.get('content-type'))) return;
  if (listed.mediaType === null || isPage(listed.mediaType)) return;
  throw new CourseSourceError(
    'unusable',
    `${lms} sent a web page, perhaps one for logging in, in place of this file. The next reading of the course tries again; if it stays so, upload the file to ${lms} itself.`,
  );
}

function isPage(mediaType: string | null): boolean {
  return /^\s*(text\/html|application\/xhtml)/i.test(mediaType ?? '');
}
