import type { Sql, Tx } from '../ground/db/index.ts';
import type { ServingEmbedder } from '../models/index.ts';
import { listTenants, type WithTenant } from '../tenancy/index.ts';
import type { IngestRequests } from './request-ingest.ts';

export const renewalQueue = 'embeddings.renew';

/** Documents of a tenant that are asked for at a time, so that what students upload is not kept waiting. */
const perRound = 20;

/** Returns how many documents were asked for. */
export type RenewEmbeddings = (signal: AbortSignal) => Promise<number>;

/**
 * After a change of the embedder: has documents read again that still carry another one's vectors,
 * a few at a time until none is left. Their old vectors serve until the new revision is published.
 */
export function createRenewEmbeddings(needs: {
  readonly sql: Sql;
  readonly withTenant: WithTenant;
  readonly servingEmbedder: ServingEmbedder;
  readonly ingestRequests: Pick<IngestRequests, 'again'>;
}): RenewEmbeddings {
  const { sql, withTenant, servingEmbedder, ingestRequests } = needs;
  return async (signal) => {
    let asked = 0;
    for (const { id: tenantId } of await listTenants(sql)) {
      signal.throwIfAborted();
      const { id: serving } = await servingEmbedder(tenantId);
      const outdated = await withTenant(tenantId, (tx) => findOutdated(tx, tenantId, serving));
      for (const { id, courseId } of outdated) {
        if (await ingestRequests.again({ tenantId, courseId }, id, 'reindex')) asked += 1;
      }
    }
    return asked;
  };
}

/** What has just failed is left alone for a day: its vectors still serve. */
async function findOutdated(
  tx: Tx,
  tenantId: string,
  embedderId: string,
): Promise<{ id: string; courseId: string }[]> {
  return tx.query(
    `select d.id, d.course_id as "courseId" from documents d
     where d.tenant_id = $1 and d.active_revision is not null and d.active_embedder <> $2
       and not exists (select from ingest_jobs j where j.tenant_id = $1 and j.document_id = d.id
         and (j.status in ('waiting', 'running')
           or (j.status = 'failed' and j.finished_at > now() - interval '1 day')))
     order by d.course_id, d.position, d.id limit $3`,
    [tenantId, embedderId, perRound],
  );
}
