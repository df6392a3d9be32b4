import type { Api } from '../api/api.ts';
import type { OfferedCheck } from '../api/ledger-shapes.ts';
import { plannedCheck, type PlannedCheckNeeds } from '../learning/planned-check.ts';

export interface CheckOffer {
  /** The check that waits; null where it was shown before, or could not be read. */
  read(): Promise<OfferedCheck | null>;
  /** Its card, shown once a visit: as long as the page stands. */
  show(check: OfferedCheck | null): HTMLElement | null;
}

/** Offers a check where a conversation begins, at most once a visit, and never to those who teach. */
export function createCheckOffer(
  needs: Omit<PlannedCheckNeeds, 'api' | 'heading'> & {
    readonly api: PlannedCheckNeeds['api'] & Pick<Api, 'offeredCheck'>;
  },
  teaches: boolean,
): CheckOffer {
  let isShown = teaches;
  return {
    read: async () => (isShown ? null : needs.api.offeredCheck().catch(() => null)),
    show: (check) => {
      if (check === null || isShown) return null;
      isShown = true;
      return plannedCheck({ ...needs, heading: 'h3' }, { ...check, standing: 'waits' });
    },
  };
}
