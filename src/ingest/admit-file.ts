import { sumOtherSizes, type CourseKey } from '../courses/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { megabytes, tooLarge } from './check-content.ts';
import { ParseError } from './parse/parse-error.ts';
import { sniffContainer, unsupported } from './parse/sniff-format.ts';

/**
 * Decides whether bytes are accepted at all, before they are stored: kind, size, the course's quota.
 * `documentId`: the document whose earlier content they replace.
 * @throws ParseError `empty_file`, `unsupported_format`, `too_large`, `quota_exceeded`
 */
export type AdmitFile = (
  course: CourseKey,
  file: { readonly bytes: Uint8Array; readonly documentId: string | null },
) => Promise<void>;

/**
 * Decides by what the LMS tells of a file whether it is worth fetching: what its bytes are is looked at
 * when they are here (`AdmitFile`).
 * @throws ParseError `unsupported_format`, `too_large`, `quota_exceeded`
 */
export type AdmitListed = (
  course: CourseKey,
  listed: {
    readonly byteSize: number | null;
    readonly mediaType: string | null;
    readonly documentId: string;
  },
) => Promise<void>;

// quirk: to canvas a file of TypeScript is one of MPEG's transport streams, by its name.
const recording = /^(?:audio\/|video\/(?!mp2t\b))/i;

export interface AdmissionRules {
  readonly maxBytes: number;
  readonly courseQuotaBytes: number;
}

export function createAdmitFile(
  withTenant: WithTenant,
  { maxBytes, courseQuotaBytes }: AdmissionRules,
): AdmitFile {
  return async (course, { bytes, documentId }) => {
    if (bytes.length > maxBytes) throw tooLarge(bytes.length, maxBytes);
    sniffContainer(bytes);
    const used = await withTenant(course.tenantId, (tx) => sumOtherSizes(tx, course, documentId));
    refuseAboveQuota(used + bytes.length, courseQuotaBytes);
  };
}

export function createAdmitListed(
  withTenant: WithTenant,
  { maxBytes, courseQuotaBytes }: AdmissionRules,
): AdmitListed {
  return async (course, { byteSize, mediaType, documentId }) => {
    if (recording.test(mediaType ?? '')) throw unsupported();
    if (byteSize === null) return;
    if (byteSize > maxBytes) throw tooLarge(byteSize, maxBytes);
    const used = await withTenant(course.tenantId, (tx) => sumOtherSizes(tx, course, documentId));
    refuseAboveQuota(used + byteSize, courseQuotaBytes);
  };
}

/** @throws ParseError `quota_exceeded` when a course of so many bytes is above its quota */
export function refuseAboveQuota(bytes: number, quotaBytes: number): void {
  if (bytes <= quotaBytes) return;
  throw new ParseError(
    'quota_exceeded',
    `The course's documents would take ${megabytes(bytes)} MB; ${megabytes(quotaBytes)} MB are kept per course. Leave something out, or ask the administrator of the tutor for more.`,
  );
}
