import type { CourseDocument } from '../courses/index.ts';
import type { Blobs } from '../ground/blobs/index.ts';
import type { Queue } from '../ground/queue/index.ts';
import type { Embedder, ServingEmbedder } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { CheckContent } from './check-content.ts';
import type { IngestJob } from './job.ts';
import type { DocumentReader } from './reader/document-reader.ts';
import type { Stages } from './stages.ts';

/** One attempt at one document. */
export interface Attempt {
  readonly job: IngestJob;
  readonly document: CourseDocument;
  readonly stages: Stages;
  /** Makes its vectors, from the beginning of the attempt to its end. */
  readonly embedder: Embedder;
}

export interface IngestNeeds {
  readonly withTenant: WithTenant;
  readonly queue: Pick<Queue, 'enqueue'>;
  readonly blobs: Blobs;
  /** Which model makes the vectors of a tenant's documents now. */
  readonly servingEmbedder: ServingEmbedder;
  readonly reader: DocumentReader;
  readonly checkContent: CheckContent;
  /** Called in the transaction that publishes, for jobs that must follow. */
  readonly onPublished: (document: CourseDocument) => Promise<void>;
}
