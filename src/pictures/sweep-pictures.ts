import type { Blobs } from '../ground/blobs/index.ts';
import type { Sql } from '../ground/db/index.ts';
import { listTenants, type WithTenant } from '../tenancy/index.ts';
import { sentMs, unsentMs } from './picture.ts';
import { deleteLeft } from './picture-store.ts';

/**
 * Deletes the pictures whose conversation is gone and those that waited a day for a question; how
 * many went. May run twice and at the same time as all else.
 */
export type SweepPictures = (now?: Date) => Promise<number>;

export function createSweepPictures(needs: {
  readonly sql: Sql;
  readonly withTenant: WithTenant;
  readonly blobs: Pick<Blobs, 'delete'>;
}): SweepPictures {
  const { sql, withTenant, blobs } = needs;
  return async (now = new Date()) => {
    const ago = (ms: number): Date => new Date(now.getTime() - ms);
    const since = { unsent: ago(unsentMs), sent: ago(sentMs) };
    let gone = 0;
    for (const { id } of await listTenants(sql)) {
      const keys = await withTenant(id, (tx) => deleteLeft(tx, id, since));
      for (const key of keys) await blobs.delete(id, key);
      gone += keys.length;
    }
    return gone;
  };
}
