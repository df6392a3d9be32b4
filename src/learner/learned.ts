import type { WithTenant } from '../tenancy/index.ts';
import { listEpisodes, type Episode } from './episode-store.ts';
import { listEntries, type LearnerKey, type LedgerEntry } from './evidence-store.ts';
import type { Misconception } from './misconception.ts';
import {
  discountEvidence,
  listMisconceptions,
  lockMisconceptions,
  noteEvent,
} from './misconception-store.ts';

/** What is kept of a student in a course, as they read it themselves. */
export interface Learned {
  /** What their mastery rests on, newest first. */
  readonly entries: readonly LedgerEntry[];
  /** Those they have not dismissed, newest first. */
  readonly misconceptions: readonly Misconception[];
  readonly episodes: readonly (Episode & { readonly at: Date })[];
}

export interface ReadLearned {
  read(learner: LearnerKey): Promise<Learned>;
  /**
   * The student says that a misconception is not so: it is shown to nobody any more, no turn brings it back,
   * and what was held against them with it counts no more. False when they have no such one.
   */
  dismiss(learner: LearnerKey, id: string): Promise<boolean>;
}

/** Entries of the ledger that are shown. */
const mostEntries = 100;

export function createReadLearned(withTenant: WithTenant): ReadLearned {
  return {
    read: (learner) =>
      withTenant(learner.tenantId, async (tx) => {
        const [entries, misconceptions, episodes] = await Promise.all([
          listEntries(tx, learner, mostEntries),
          listMisconceptions(tx, learner),
          listEpisodes(tx, learner),
        ]);
        const open = misconceptions.filter(({ status }) => status !== 'dismissed');
        return { entries, misconceptions: open, episodes };
      }),
    dismiss: (learner, id) =>
      withTenant(learner.tenantId, async (tx) => {
        const known = await lockMisconceptions(tx, learner);
        if (!known.some((one) => one.id === id)) return false;
        const { tenantId, userId } = learner;
        await noteEvent(tx, { tenantId, id }, { kind: 'dismissed', reference: userId });
        await discountEvidence(tx, learner, id);
        return true;
      }),
  };
}
