import { ExamLockedError, examLockOf } from '../assessment/index.ts';
import type { Conduct } from '../conduct/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { wordsIn } from '../tongues/index.ts';
import { helpLines } from './canned-answers.ts';
import { TurnHeldError } from './take-turn.ts';
import type { Turn } from './turn.ts';

/**
 * What is said to a turn that was let in during a pause or an exam only so that its pictures could be read, once they
 * hold no cry for help, or cannot be read: why it is not answered, and whom to talk to all the same. Undefined for
 * every other turn, and where both are over by now.
 * @param country ISO 3166 code of the institution, when known
 */
export async function heldAnswer(
  {
    withTenant,
    conduct,
  }: { readonly withTenant: WithTenant; readonly conduct: Pick<Conduct, 'holdOn'> },
  turn: Turn,
  country: string | null,
): Promise<string | undefined> {
  if (!turn.onlyForHelp) return undefined;
  const [hold, exam] = await withTenant(turn.tenantId, (tx) =>
    Promise.all([conduct.holdOn(tx, turn), examLockOf(tx, turn)]),
  );
  const held = hold
    ? new TurnHeldError(hold, turn.message)
    : exam && new ExamLockedError(exam.title, exam.until);
  return held && `${held.saidIn(turn.language)}\n\n${helpLines(country, wordsIn(turn.language))}`;
}
