import { randomUUID } from 'node:crypto';
import type { Tx } from '../ground/db/index.ts';
import type { Language } from '../ground/language/index.ts';
import {
  ContestRefusedError,
  listConcepts,
  lockContested,
  settleByCheck,
  type CheckOutcome,
} from '../learner/index.ts';
import { readReleasedChunks } from '../retrieve/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import {
  askedLately,
  closeCheck,
  findCheck,
  insertCheck,
  latestCheck,
  wasHelped,
  type Check,
} from './check-store.ts';
import { chooseUnseen } from './choose-items.ts';
import { gradeAnswer } from './grade-answer.ts';
import { readBank } from './question-bank-store.ts';
import { toPublicItem, type ItemResult, type PublicItem, type QuizItem } from './quiz.ts';
import type { QuizOwner } from './quiz-store.ts';
import { splitBy, usesBank } from './take-quiz.ts';

export interface CheckResult {
  readonly outcome: CheckOutcome;
  readonly items: readonly ItemResult[];
}

/**
 * Two questions by which a student shows what a contested answer did not. They count for nothing else: no grade,
 * no mastery, nothing held against anybody who misses them.
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

const itemsPerCheck = 2;
/** What was asked in so many quizzes and checks before is not asked; where that leaves too little, in the last one. */
const lately = [6, 1] as const;

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

function outcomeOf(items: readonly ItemResult[], helped: boolean): CheckOutcome {
  if (helped) return 'assisted';
  return items.every(({ correct }) => correct) ? 'passed' : 'failed';
}

async function makeCheck(
  tx: Tx,
  owner: QuizOwner,
  contested: { readonly id: string; readonly conceptId: string; readonly reference: string },
): Promise<Pick<Check, 'id' | 'items'>> {
  const { id: evidenceId, conceptId } = contested;
  const id = randomUUID();
  const items = await freshItems(tx, owner, contested, id);
  if (items.length < itemsPerCheck) throw new ContestRefusedError('no_check');
  await insertCheck(tx, owner, { id, conceptId, evidenceId, items });
  return { id, items };
}

async function freshItems(
  tx: Tx,
  owner: QuizOwner,
  { conceptId, reference }: { readonly conceptId: string; readonly reference: string },
  seed: string,
): Promise<QuizItem[]> {
  const concept = (await listConcepts(tx, owner)).find(({ id }) => id === conceptId);
  if (!concept) return [];
  const bank = (await usesBank(tx, owner)) ? await readBank(tx, owner, conceptId) : [];
  const material = { ...splitBy(concept, await readReleasedChunks(tx, owner)), bank };
  const asked = await askedLately(tx, owner, conceptId, 50);
  // Its solutions were shown with the contested answer, however long ago.
  const own = asked.filter(({ id }) => reference.startsWith(`${id}/`));
  for (const quizzes of lately) {
    const seen = [...own, ...asked.slice(0, quizzes)].flatMap(({ items }) => items);
    const items = chooseUnseen(material, seen, { count: itemsPerCheck, seed });
    if (items.length === itemsPerCheck) return items;
  }
  return [];
}
