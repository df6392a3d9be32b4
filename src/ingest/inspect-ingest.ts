import { findDocument, type CourseDocument } from '../courses/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { countStates, openDocuments, type OpenDocument } from './job-store.ts';

export interface Scope {
  readonly tenantId: string;
  /** Null: every course of the tenant. */
  readonly courseId: string | null;
}

/** What an operator asks about ingestion. */
export interface InspectIngest {
  /** Documents by state, and those that are not ready: at most `limit` of them. */
  status(
    scope: Scope,
    limit: number,
  ): Promise<{ counts: Readonly<Record<string, number>>; open: readonly OpenDocument[] }>;
  report(tenantId: string, documentId: string): Promise<CourseDocument | undefined>;
}

export function createInspectIngest(withTenant: WithTenant): InspectIngest {
  return {
    status: (scope, limit) =>
      withTenant(scope.tenantId, async (tx) => ({
        counts: await countStates(tx, scope),
        open: await openDocuments(tx, scope, limit),
      })),
    report: (tenantId, documentId) =>
      withTenant(tenantId, (tx) => findDocument(tx, tenantId, documentId)),
  };
}
