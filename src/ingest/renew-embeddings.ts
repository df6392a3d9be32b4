import type { Sql, Tx } from '../ground/db/index.ts';
import type { ServingEmbedder } from '../models/index.ts';
import { heldVersions, listTenants, type WithTenant } from '../tenancy/index.ts';
import type { IngestRequests } from './request-ingest.ts';

/** The part of the program under which a tenant is held to what readers of files have read. */
export const readerPart = 'reader';
export const renewalQueue = 'embeddings.renew';

/** Documents of a tenant that are asked for at a time, so that what students upload is not kept waiting. */
const perRound = 20;

/** Returns how many documents were asked for. */
export type RenewEmbeddings = (signal: AbortSignal) => Promise<number>;

/**
 * After a change of the embedder or of the readers: has documents read again that still carry another
 * one's vectors or were read otherwise, a few at a time until none is left. The old revision serves until
 * the new one is published. Where the readers of before are held to, what they read stays.
 */
export function createRenewEmbeddings(needs: {
  readonly sql: Sql;
  readonly withTenant: WithTenant;
  readonly servingEmbedder: ServingEmbedder;
  /** The version of the readers here. */
  readonly reader: string;
  readonly ingestRequests: Pick<IngestRequests, 'again'>;
}): RenewEmbeddings {
  const { sql, withTenant, servingEmbedder, reader, ingestRequests } = needs;
  return async (signal) => {
    let asked = 0;
    for (const { id: tenantId } of await listTenants(sql)) {
      signal.throwIfAborted();
      const { id: serving } = await servingEmbedder(tenantId);
      const outdated = await withTenant(tenantId, async (tx) => {
        const held = (await heldVersions(tx, tenantId)).get(readerPart) ?? reader;
        // What reads is this program alone: another version can be kept, not asked for.
        return findOutdated(tx, tenantId, { serving, reader: held === reader ? reader : null });
      });
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
  { serving, reader }: { serving: string; reader: string | null },
): Promise<{ id: string; courseId: string }[]> {
  return tx.query(
    `select d.id, d.course_id as "courseId" from documents d
       left join document_revisions r on r.tenant_id = $1 and r.document_id = d.id and r.revision = d.active_revision
     where d.tenant_id = $1 and d.active_revision is not null
       and (d.active_embedder <> $2 or ($4::text is not null and r.reader <> $4))
       and not exists (select from ingest_jobs j where j.tenant_id = $1 and j.document_id = d.id
         and (j.status in ('waiting', 'running')
           or (j.status = 'failed' and j.finished_at > now() - interval '1 day')))
     order by d.course_id, d.position, d.id limit $3`,
    [tenantId, serving, perRound, reader],
  );
}
