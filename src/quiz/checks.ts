import { randomUUID } from 'node:crypto';
import type { Tx } from '../ground/db/index.ts';
import type { Language } from '../ground/language/index.ts';
import { ContestRefusedError, lockContested, settleByCheck } from '../learner/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { answerPlanned, outcomeOf, type CheckResult } from './answer-planned.ts';
import {
  closeCheck,
  findCheck,
  insertCheck,
  latestCheck,
  wasHelped,
  type Check,
} from './check-store.ts';
import { gradeAnswer } from './grade-answer.ts';
import { freshItems, readCheckMaterial } from './make-check.ts';
import { toPublicItem, type PublicItem } from './quiz.ts';
import type { QuizOwner } from './quiz-store.ts';

/**
 * Two questions by which a student shows what a contested answer did not. They count for nothing else: no grade,
 * no mastery, nothing held against anybody who misses them. Planned ones (planned-checks.ts) are answered here too.
 */
export interface Checks {
  /**
   * Begins the check of a contested answer, or gives the one that is begun. One concept has one a day, begun or
   * answered, so that it cannot be repeated until it is passed. @throws ContestRefusedError
   */
  begin(
    owner: QuizOwner,
    evidenceId: string,
    language: Language,
  ): Promise<{ readonly checkId: string; readonly items: readonly PublicItem[] }>;
  /** The first answers count; what is sent later gets what came of them. @throws ContestRefusedError */
  answer(
    owner: QuizOwner,
    checkId: string,
    given: { answers: Readonly<Record<string, unknown>>; language: Language },
  ): Promise<CheckResult>;
}

export function createChecks(withTenant: WithTenant): Checks {
  return {
    begin: (owner, evidenceId, language) =>
      withTenant(owner.tenantId, async (tx) => {
        const { standing, ...contested } = await lockContested(tx, owner, evidenceId);
        const last = await latestCheck(tx, owner, contested.conceptId);
        if (last && (last.evidenceId !== evidenceId || last.outcome !== null))
          throw new ContestRefusedError('check_used');
        if (!standing.waits) throw new ContestRefusedError('not_contestable');
        const check = last ?? (await makeCheck(tx, owner, contested));
        const items = check.items.map((item) => toPublicItem(item, language));
        return { checkId: check.id, items };
      }),
    answer: (owner, checkId, { answers, language }) =>
      withTenant(owner.tenantId, async (tx) => {
        const found = await findCheck(tx, owner, checkId);
        if (!found) throw new ContestRefusedError('check_not_found');
        if (found.evidenceId === null)
          return answerPlanned(tx, owner, checkId, { answers, language });
        const contested = await lockContested(tx, owner, found.evidenceId);
        // Whoever answered it meanwhile held the same.
        const check = (await findCheck(tx, owner, checkId)) ?? found;
        if (check.outcome !== null && check.results !== null)
          return { outcome: check.outcome, items: check.results };
        if (!check.isOpen) throw new ContestRefusedError('check_over');
        const items = check.items.map((item) => gradeAnswer(item, answers[item.id], language));
        const outcome = outcomeOf(items, await wasHelped(tx, owner, check));
        await closeCheck(tx, owner.tenantId, checkId, { answers, results: items, outcome });
        await settleByCheck(tx, owner, contested, outcome);
        return { outcome, items };
      }),
  };
}

async function makeCheck(
  tx: Tx,
  owner: QuizOwner,
  contested: { readonly id: string; readonly conceptId: string; readonly reference: string },
): Promise<Pick<Check, 'id' | 'items'>> {
  const { id: evidenceId, conceptId } = contested;
  const id = randomUUID();
  const material = await readCheckMaterial(tx, owner);
  const items = await freshItems(tx, owner, contested, { material, seed: id });
  if (!items) throw new ContestRefusedError('no_check');
  await insertCheck(tx, owner, { id, conceptId, evidenceId, planned: null, items });
  return { id, items };
}
