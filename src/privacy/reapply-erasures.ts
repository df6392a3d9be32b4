import type { Db, Tx } from '../ground/db/index.ts';
import type { Logger } from '../ground/telemetry/index.ts';
import { listTenants, type WithTenant } from '../tenancy/index.ts';
import type { EraseStudent } from './erase-student.ts';
import type { ErasureNotes } from './erasure-notes.ts';
import { doneErasures, passedNotes, passNote } from './erasure-store.ts';
import { lockPerson } from './personal-rows.ts';

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
 * @param how `thorough` (unless told otherwise) reads also the notes that concerned nobody when they were read last: rows
 * can come back one by one, by the hand of somebody who restores a part
 */
export type ReapplyErasures = (how?: { readonly thorough: boolean }) => Promise<Reapplied>;

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
  return async ({ thorough } = { thorough: true }) => {
    const tried: boolean[] = [];
    const tenants = await listTenants(db);
    for (let at = 0; at < tenants.length; at += atOnce) {
      const some = tenants.slice(at, at + atOnce);
      const unknown = await listUnknown(needs, some, thorough);
      tried.push(...some.slice(unknown.length).map(() => false));
      for (const [tenantId, erasure] of unknown.flat())
        tried.push(...(await tryAgain(needs, tenantId, erasure)));
    }
    const again = tried.filter((done) => done).length;
    if (again > 0) logger.warn({ again }, 'a restored backup: erasures applied again');
    return { again, failed: tried.length - again };
  };
}

/**
 * Of these schools, without those whose notes cannot be read: one such keeps no other from it.
 * @throws what the first of them met, where none can be read: then the place of the files is away
 */
async function listUnknown(
  needs: ReapplyNeeds,
  schools: readonly { readonly id: string }[],
  thorough: boolean,
): Promise<[string, string][][]> {
  const asked = await Promise.allSettled(
    schools.map(({ id }) => unknownErasures(needs, id, thorough)),
  );
  const [first] = asked;
  if (first?.status === 'rejected' && asked.every(({ status }) => status === 'rejected'))
    throw first.reason;
  return asked.flatMap((one, at) => {
    if (one.status === 'fulfilled') return [one.value];
    const tenantId = schools[at]?.id;
    needs.logger.error({ err: one.reason, tenantId }, 'notes of erasures could not be read');
    return [];
  });
}

/** Tenant and id of those noted that the database does not know as done, nor, unless thoroughly, as nobody's. */
async function unknownErasures(
  { withTenant, notes }: ReapplyNeeds,
  tenantId: string,
  thorough: boolean,
): Promise<[string, string][]> {
  const noted = await notes.list(tenantId);
  if (noted.length === 0) return [];
  const known = await withTenant(tenantId, async (tx) => {
    const done = await doneErasures(tx, tenantId, noted);
    return thorough ? done : done.union(await passedNotes(tx, tenantId, noted));
  });
  return noted.filter((id) => !known.has(id)).map((id) => [tenantId, id]);
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

/** False when nobody is there: the database is older than the person. So, too, where another program has done it meanwhile. */
async function applyAgain(
  { withTenant, notes, eraseStudent }: ReapplyNeeds,
  tenantId: string,
  erasure: string,
): Promise<boolean> {
  const { userId, courseId, reason } = await notes.read(tenantId, erasure);
  const may = async (tx: Tx): Promise<boolean> =>
    !(await doneErasures(tx, tenantId, [erasure])).has(erasure);
  const wish = { by: 'a restored backup', reason, id: erasure, may };
  if (await eraseStudent({ tenantId, userId, courseId }, wish)) return true;
  await withTenant(tenantId, async (tx) => {
    if (!(await lockPerson(tx, { tenantId, userId }))) await passNote(tx, tenantId, erasure);
  });
  return false;
}
