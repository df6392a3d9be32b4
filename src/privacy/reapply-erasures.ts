import type { Db } from '../ground/db/index.ts';
import type { Logger } from '../ground/telemetry/index.ts';
import { listTenants, type WithTenant } from '../tenancy/index.ts';
import type { EraseStudent } from './erase-student.ts';
import type { ErasureNotes } from './erasure-notes.ts';
import { doneErasures } from './erasure-store.ts';

export const reapplyQueue = 'privacy.reapply';

export interface Reapplied {
  /** People who had come back with a backup and were erased again. */
  readonly again: number;
  /** What could not be done or read now; worth another try. */
  readonly failed: number;
}

/**
 * Erases again whom a restored backup has brought back, by the notes beside the files; of a database that knows all of
 * its erasures only names are compared. May run twice and at the same time as all else.
 */
export type ReapplyErasures = () => Promise<Reapplied>;

interface ReapplyNeeds {
  readonly db: Db;
  readonly withTenant: WithTenant;
  readonly notes: Pick<ErasureNotes, 'list' | 'read'>;
  readonly eraseStudent: EraseStudent;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
}

export function createReapplyErasures(needs: ReapplyNeeds): ReapplyErasures {
  const { db, withTenant, notes, logger } = needs;
  return async () => {
    let again = 0;
    let failed = 0;
    for (const { id: tenantId } of await listTenants(db)) {
      const noted = await notes.list(tenantId);
      if (noted.length === 0) continue;
      const done = await withTenant(tenantId, (tx) => doneErasures(tx, tenantId, noted));
      for (const erasure of noted.filter((id) => !done.has(id))) {
        try {
          if (await applyAgain(needs, tenantId, erasure)) again += 1;
        } catch (err) {
          // One that fails keeps nobody else from being erased.
          failed += 1;
          logger.error({ err, tenantId, erasure }, 'an erasure could not be applied again');
        }
      }
    }
    if (again > 0) logger.warn({ again }, 'a restored backup: erasures applied again');
    return { again, failed };
  };
}

/** False when nobody is there: the database is older than the person. */
async function applyAgain(
  { notes, eraseStudent }: ReapplyNeeds,
  tenantId: string,
  erasure: string,
): Promise<boolean> {
  const { userId, courseId, reason } = await notes.read(tenantId, erasure);
  const wish = { by: 'a restored backup', reason, id: erasure };
  return (await eraseStudent({ tenantId, userId, courseId }, wish)) !== undefined;
}
