import { listDocuments, type CourseDocument, type CourseKey } from '../courses/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { IngestJob } from './job.ts';
import { latestJobs } from './job-store.ts';

/** A document and the last reading of it that was asked for. */
export interface ListedDocument extends CourseDocument {
  readonly job: IngestJob | null;
}

/** Documents of a course and how far each has come. */
export type ListDocuments = (course: CourseKey) => Promise<ListedDocument[]>;

export function createListDocuments(withTenant: WithTenant): ListDocuments {
  return ({ tenantId, courseId }) =>
    withTenant(tenantId, async (tx) => {
      const documents = await listDocuments(tx, { tenantId, courseId });
      const jobs = await latestJobs(tx, { tenantId, courseId });
      return documents.map((document) => ({ ...document, job: jobs.get(document.id) ?? null }));
    });
}
