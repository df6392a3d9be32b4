import type { OutboxEntry, WantedGrade } from './outbox-entry.ts';

/**
 * What a wanted grade does to the one that is kept. `note`: it is written down and nothing is posted; `wait`: it is
 * posted; `propose`: it waits for a teacher's approval; `touch`: it is the same, resting on newer work.
 */
export type WantStep = 'none' | 'touch' | 'note' | 'wait' | 'propose';

type Kept = Pick<
  OutboxEntry,
  'state' | 'deed' | 'score' | 'comment' | 'workedAt' | 'undoneWorkedAt'
>;

/** @param asksFirst whether the course has its grades approved before they are posted */
export function wantStep(
  kept: Kept | undefined,
  wanted: Pick<WantedGrade, 'score' | 'comment' | 'workedAt'>,
  asksFirst: boolean,
): WantStep {
  const anew = asksFirst ? 'propose' : 'wait';
  if (!kept) return anew;
  // On its way back: whatever comes meanwhile must not overtake it.
  if (kept.deed === 'undo' && kept.state === 'waiting') return noted(kept, wanted);
  if (kept.deed === 'undo')
    return isNewer(wanted, kept.undoneWorkedAt) ? anew : noted(kept, wanted);
  if (!isSame(kept, wanted)) return anew;
  // What is taken back later is taken back together with this work.
  const again = isNewer(wanted, kept.workedAt) ? 'touch' : 'none';
  if (kept.state === 'posted') return again;
  if (kept.state === 'proposed' || kept.state === 'waiting') return asksFirst ? again : 'wait';
  return anew;
}

function noted(kept: Kept, wanted: Parameters<typeof wantStep>[1]): WantStep {
  return isSame(kept, wanted) && !isNewer(wanted, kept.workedAt) ? 'none' : 'note';
}

/**
 * Kept scores have single precision. Without newer work a comment in other words, in another language for instance,
 * is no other grade.
 */
function isSame(kept: Kept, wanted: Parameters<typeof wantStep>[1]): boolean {
  if (Math.fround(kept.score) !== Math.fround(wanted.score)) return false;
  return (
    kept.comment === wanted.comment || (kept.workedAt !== null && !isNewer(wanted, kept.workedAt))
  );
}

function isNewer({ workedAt }: Pick<WantedGrade, 'workedAt'>, than: Date | null): boolean {
  return workedAt !== null && (than === null || workedAt.getTime() > than.getTime());
}
