import type { Tx } from '../ground/db/index.ts';
import type { Language } from '../ground/language/index.ts';
import {
  ContestRefusedError,
  learnFromQuiz,
  recordEvidence,
  type CheckOutcome,
} from '../learner/index.ts';
import { closeCheck, lockCheck, wasHelped } from './check-store.ts';
import { gradeAnswer } from './grade-answer.ts';
import type { ItemResult } from './quiz.ts';
import type { QuizOwner } from './quiz-store.ts';
import { evidenceOf } from './take-quiz.ts';

export interface CheckResult {
  readonly outcome: CheckOutcome;
  readonly items: readonly ItemResult[];
}

export function outcomeOf(items: readonly ItemResult[], helped: boolean): CheckOutcome {
  if (helped) return 'assisted';
  return items.every(({ correct }) => correct) ? 'passed' : 'failed';
}

/**
 * Grades a planned check. Both answers become evidence, with its result or not at all: as given alone, or with help
 * where the tutor was asked since it was begun. No grade is wanted: what is done for oneself is not marked. Of what
 * was wrong nothing is noted; what was passed moves what should be looked at again one step on, as a quiz does.
 * @throws ContestRefusedError
 */
export async function answerPlanned(
  tx: Tx,
  owner: QuizOwner,
  checkId: string,
  {
    answers,
    language,
  }: { readonly answers: Readonly<Record<string, unknown>>; readonly language: Language },
): Promise<CheckResult> {
  const check = await lockCheck(tx, owner, checkId);
  if (!check) throw new ContestRefusedError('check_not_found');
  if (check.outcome !== null && check.results !== null)
    return { outcome: check.outcome, items: check.results };
  if (!check.isOpen) throw new ContestRefusedError('check_over');
  const items = check.items.map((item) => gradeAnswer(item, answers[item.id], language));
  const assisted = await wasHelped(tx, owner, check);
  const outcome = outcomeOf(items, assisted);
  await closeCheck(tx, owner.tenantId, checkId, { answers, results: items, outcome });
  const { conceptId } = check;
  const shown = { source: 'check', quizId: checkId, conceptId, assisted } as const;
  await recordEvidence(tx, owner, evidenceOf(shown, check.items, items));
  const passed = outcome === 'passed';
  await learnFromQuiz(tx, owner, { quizId: checkId, conceptId, passed, mistaken: [] });
  return { outcome, items };
}
