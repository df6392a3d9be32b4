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
    'unavailable',
    `This file is larger than the ${megabytes} MB Preceptor takes. Split it, or leave it out of the tutor.`,
  );
}

/** @throws CourseSourceError when the bytes cannot be the file that was listed */
export function refuseOtherSize(lms: string, bytes: Buffer, listed: number | null): void {
  if (listed === null || bytes.length === listed) return;
  throw new CourseSourceError(
    'unavailable',
    `${lms} lists this file with ${listed} bytes but sent ${bytes.length}. The next sync will try again.`,
  );
}
