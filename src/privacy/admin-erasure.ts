import type { Signed } from '../attest/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { EraseStudent } from './erase-student.ts';
import type { createReadKept, KeptAbout } from './export-student.ts';
import { findInLmsOf, type Person } from './personal-rows.ts';
import type { ErasureStatement } from './receipt.ts';
import { readHolds, type HoldReason } from './retention/index.ts';

/** What an LMS administrator is shown before they say yes. */
export interface AdminPlan {
  readonly kept: KeptAbout;
  /** What must come to its end first; none: nothing. */
  readonly waitsFor: readonly HoldReason[];
}

/** Why somebody is not erased at an LMS administrator's word. */
export class NotErasedError extends Error {
  override readonly name = 'NotErasedError';
  readonly code: 'nobody' | 'yourself' | 'must_wait';

  constructor(code: NotErasedError['code']) {
    super(code);
    this.code = code;
  }
}

/**
 * Erases somebody at the word of who runs the LMS, by the id that the LMS shows of them; only people of the
 * administrator's own registration.
 */
export interface AdminErasure {
  /** @throws NotErasedError */
  plan(administrator: Person, lmsId: string): Promise<AdminPlan>;
  /** @throws NotErasedError, StillBusyError */
  erase(administrator: Person, lmsId: string): Promise<Signed<ErasureStatement>>;
}

export function createAdminErasure(needs: {
  readonly withTenant: WithTenant;
  readonly readKept: ReturnType<typeof createReadKept>;
  readonly eraseStudent: EraseStudent;
  readonly now: () => number;
}): AdminErasure {
  const { withTenant, readKept, eraseStudent } = needs;
  const find = async (administrator: Person, lmsId: string) => {
    const { tenantId } = administrator;
    const userId = await withTenant(tenantId, (tx) => findInLmsOf(tx, administrator, lmsId));
    if (userId === undefined) throw new NotErasedError('nobody');
    // Their own session would end in the middle of it.
    if (userId === administrator.userId) throw new NotErasedError('yourself');
    return { tenantId, userId };
  };
  const holdsOf: (
    tx: Parameters<typeof readHolds>[0],
    person: Person,
  ) => Promise<HoldReason[]> = async (tx, { tenantId, userId }) => {
    const holds = await readHolds(tx, tenantId, { now: new Date(needs.now()), userId });
    // Whether somebody left does not matter to who wants them erased.
    return [...new Set(holds.map(({ why }) => why))].filter((why) => why !== 'roster');
  };
  return {
    plan: async (administrator, lmsId) => {
      const person = await find(administrator, lmsId);
      const waitsFor = await withTenant(person.tenantId, (tx) => holdsOf(tx, person));
      return { kept: await readKept(person), waitsFor };
    },
    erase: async (administrator, lmsId) => {
      const person = await find(administrator, lmsId);
      let waits = false;
      const receipt = await eraseStudent(person, {
        by: `LMS administrator ${administrator.userId}`,
        reason: 'administrator',
        may: async (tx) => {
          waits = (await holdsOf(tx, person)).length > 0;
          return !waits;
        },
      });
      if (!receipt) throw new NotErasedError(waits ? 'must_wait' : 'nobody');
      return receipt;
    },
  };
}
