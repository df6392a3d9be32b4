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

/** A bucket is asked about so many schools together: a start waits for the answers. */
const atOnce = 16;

export function createReapplyErasures(needs: ReapplyNeeds): ReapplyErasures {
  const { db, logger } = needs;
  return async () => {
    const tried: boolean[] = [];
    const tenants = await listTenants(db);
    for (let at = 0; at < tenants.length; at += atOnce) {
      const some = tenants.slice(at, at + atOnce).map(({ id }) => unknownErasures(needs, id));
      for (const [tenantId, erasure] of (await Promise.all(some)).flat())
        tried.push(...(await tryAgain(needs, tenantId, erasure)));
    }
    const again = tried.filter((done) => done).length;
    if (again > 0) logger.warn({ again }, 'a restored backup: erasures applied again');
    return { again, failed: tried.length - again };
  };
}

/** Tenant and id of those noted that the database does not know as done. */
async function unknownErasures(
  { withTenant, notes }: ReapplyNeeds,
  tenantId: string,
): Promise<[string, string][]> {
  const noted = await notes.list(tenantId);
  if (noted.length === 0) return [];
  const done = await withTenant(tenantId, (tx) => doneErasures(tx, tenantId, noted));
  return noted.filter((id) => !done.has(id)).map((id) => [tenantId, id]);
}

/** Whether somebody was erased again; nothing where nobody is there. One that fails keeps nobody else from it. */
async function tryAgain(
  needs: ReapplyNeeds,
  tenantId: string,
  erasure: string,
): Promise<boolean[]> {
  try {
    return (await applyAgain(needs, tenantId, erasure)) ? [true] : [];
  } catch (err) {
    needs.logger.error({ err, tenantId, erasure }, 'an erasure could not be applied again');
    return [false];
  }
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
