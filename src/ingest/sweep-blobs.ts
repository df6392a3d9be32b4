import type { Blobs } from '../ground/blobs/index.ts';
import type { Sql, Tx } from '../ground/db/index.ts';
import { installationId, listTenants, type WithTenant } from '../tenancy/index.ts';

export const sweepQueue = 'blobs.sweep';

/** Longer than any upload, reading or try of a job takes between storing bytes and pointing to them. */
const graceMs = 24 * 3_600_000;

/**
 * Deletes stored bytes that nothing of their tenant points to any more, and those of tenants that
 * were deleted; how many files went.
 */
export type SweepBlobs = (now?: Date) => Promise<number>;

export function createSweepBlobs(needs: {
  readonly sql: Sql;
  readonly withTenant: WithTenant;
  readonly blobs: Pick<Blobs, 'belongTo' | 'sweep' | 'tenants' | 'clear'>;
  /** What points to these keys beside documents. */
  readonly neededElsewhere: (
    tx: Tx,
    tenantId: string,
    keys: readonly string[],
  ) => Promise<readonly string[]>;
}): SweepBlobs {
  const { sql, withTenant, blobs, neededElsewhere } = needs;
  return async (now = new Date()) => {
    const before = new Date(now.getTime() - graceMs);
    let gone = 0;
    // The store may have been away when this process started, or have been given to another since.
    await blobs.belongTo(await installationId(sql));
    // Before the tenants are asked for: whoever has bytes is then either among them or deleted.
    const stored = await blobs.tenants();
    const tenants = await listTenants(sql);
    for (const id of deletedOf(stored, new Set(tenants.map((tenant) => tenant.id))))
      gone += await blobs.clear(id, before);
    for (const { id } of tenants) {
      gone += await blobs.sweep(id, before, (keys) =>
        withTenant(
          id,
          async (tx) =>
            new Set([
              ...(await neededByDocuments(tx, id, keys)),
              ...(await neededElsewhere(tx, id, keys)),
            ]),
        ),
      );
    }
    return gone;
  };
}

/** Where not one tenant is known, these are the bytes of another database, and none of ours to delete. */
function deletedOf(stored: readonly string[], known: ReadonlySet<string>): string[] {
  return stored.some((id) => known.has(id)) ? stored.filter((id) => !known.has(id)) : [];
}

/** What revisions were read from, what is still to be read, and what “Try again” would read. */
async function neededByDocuments(
  tx: Tx,
  tenantId: string,
  keys: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ key: string }>(
    `select blob_key as key from document_revisions where tenant_id = $1 and blob_key = any($2)
     union select blob_key from ingest_jobs j
     where tenant_id = $1 and blob_key = any($2)
       and (status in ('waiting', 'running') or not exists (
         select from ingest_jobs later where later.tenant_id = $1
           and later.document_id = j.document_id and later.number > j.number))`,
    [tenantId, [...keys]],
  );
  return rows.map(({ key }) => key);
}
