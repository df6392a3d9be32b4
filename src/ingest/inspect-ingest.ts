import { findDocument, type CourseDocument } from '../courses/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { countRepeatable, countStates, openDocuments, type OpenDocument } from './job-store.ts';

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
  /** What failed and can be read again from the bytes it has: at most `limit`, how many more, and what has none. */
  toRetry(
    scope: Scope,
    limit: number,
  ): Promise<{ mine: readonly OpenDocument[]; more: number; unfetched: number }>;
  report(tenantId: string, documentId: string): Promise<CourseDocument | undefined>;
}

export function createInspectIngest(withTenant: WithTenant): InspectIngest {
  return {
    status: (scope, limit) =>
      withTenant(scope.tenantId, async (tx) => ({
        counts: await countStates(tx, scope),
        open: await openDocuments(tx, scope, { limit, onlyRepeatable: false }),
      })),
    toRetry: (scope, limit) =>
      withTenant(scope.tenantId, async (tx) => {
        const { failed = 0 } = await countStates(tx, scope);
        const repeatable = await countRepeatable(tx, scope);
        const mine = await openDocuments(tx, scope, { limit, onlyRepeatable: true });
        return { mine, more: repeatable - mine.length, unfetched: failed - repeatable };
      }),
    report: (tenantId, documentId) =>
      withTenant(tenantId, (tx) => findDocument(tx, tenantId, documentId)),
  };
}
