import {
  deleteDocument,
  findDocument,
  findUpload,
  lockCourse,
  sumOtherSizes,
  type CourseKey,
} from '../courses/index.ts';
import type { Blobs } from '../ground/blobs/index.ts';
import { deleteOtherRevisions } from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { refuseAboveQuota, type AdmissionRules } from './admit-file.ts';
import { admitUpload, uploadKey, type Upload } from './admit-upload.ts';
import { tooLarge } from './check-content.ts';
import { checkStream } from './check-stream.ts';
import { lockDocument } from './job-store.ts';
import type { IngestRequests } from './request-ingest.ts';

export interface UploadedFile {
  /** As the browser says it; never trusted. */
  readonly name: string;
  /** As announced, in bytes; null when nothing was. */
  readonly size: number | null;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Files put into a course by hand. No sync touches them. */
export interface Uploads {
  /**
   * Takes a file piece by piece and has it read. What cannot be is refused before its bytes are
   * taken, or in the middle of them. The same file twice costs nothing.
   * @throws ParseError `empty_file`, `unsupported_format`, `too_large`, `quota_exceeded`, `too_many_files`
   */
  take(course: CourseKey, file: UploadedFile): Promise<Upload>;
  /** Takes a file back with everything read from it; false when the course has no such upload. */
  remove(course: CourseKey, documentId: string): Promise<boolean>;
  /** How large a file may be, and how full the course is, in bytes. */
  room(course: CourseKey): Promise<{ maxBytes: number; quotaBytes: number; usedBytes: number }>;
}

interface UploadNeeds {
  readonly withTenant: WithTenant;
  readonly blobs: Pick<Blobs, 'receive'>;
  readonly ingestRequests: Pick<IngestRequests, 'add'>;
  readonly rules: AdmissionRules;
}

export function createUploads({ withTenant, blobs, ingestRequests, rules }: UploadNeeds): Uploads {
  const { maxBytes, courseQuotaBytes: quotaBytes } = rules;

  async function usedBeside(course: CourseKey, name: string): Promise<number> {
    return withTenant(course.tenantId, async (tx) => {
      const before = await findUpload(tx, course, { sourceKey: uploadKey(name) });
      return sumOtherSizes(tx, course, before?.id ?? null);
    });
  }

  return {
    take: async (course, { name, size, content }) => {
      const used = await usedBeside(course, name);
      const refuseSize = (bytes: number): void => {
        if (bytes > maxBytes) throw tooLarge(bytes, maxBytes);
        refuseAboveQuota(used + bytes, quotaBytes);
      };
      refuseSize(size ?? 0);
      const stored = await blobs.receive(course.tenantId, checkStream(content, refuseSize));
      return withTenant(course.tenantId, async (tx) => {
        // One after the other, so that two files cannot fill the last free place together.
        await lockCourse(tx, course);
        return admitUpload(tx, course, { name, ...stored }, { ingestRequests, quotaBytes });
      });
    },
    remove: (course, documentId) =>
      withTenant(course.tenantId, async (tx) => {
        await lockDocument(tx, { tenantId: course.tenantId, documentId });
        const document = await findDocument(tx, course.tenantId, documentId);
        if (document?.courseId !== course.courseId || document.source !== 'upload') return false;
        await deleteDocument(tx, document);
        await deleteOtherRevisions(tx, { ...course, documentId }, null);
        return true;
      }),
    room: async (course) => ({
      maxBytes,
      quotaBytes,
      usedBytes: await withTenant(course.tenantId, (tx) => sumOtherSizes(tx, course, null)),
    }),
  };
}
