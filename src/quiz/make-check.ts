import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { listConcepts, type Concept } from '../learner/index.ts';
import { readReleasedChunks, type OutlineEntry } from '../retrieve/index.ts';
import { askedLately } from './check-store.ts';
import { chooseUnseen } from './choose-items.ts';
import { readBank } from './question-bank-store.ts';
import type { QuizItem } from './quiz.ts';
import type { QuizOwner } from './quiz-store.ts';
import { splitBy, usesBank } from './take-quiz.ts';

const itemsPerCheck = 2;
/** What was asked in so many quizzes and checks before is not asked; where that leaves too little, in the last one. */
const lately = [6, 1] as const;

/** What the course has to ask of a student. */
export interface CheckMaterial {
  readonly concepts: readonly Concept[];
  readonly outline: readonly OutlineEntry[];
  readonly hasBank: boolean;
}

export async function readCheckMaterial(
  tx: Tx,
  owner: QuizOwner & CourseKey,
): Promise<CheckMaterial> {
  return {
    concepts: await listConcepts(tx, owner),
    outline: await readReleasedChunks(tx, owner),
    hasBank: await usesBank(tx, owner),
  };
}

/** What a check is about: a concept, and the contested answer it decides about, if any. */
interface About {
  readonly conceptId: string;
  readonly reference?: string;
}

/** Two questions on a concept that were not asked lately; undefined where the course has no such two. */
export async function freshItems(
  tx: Tx,
  owner: QuizOwner,
  { conceptId, reference }: About,
  { material, seed }: { readonly material: CheckMaterial; readonly seed: string },
): Promise<QuizItem[] | undefined> {
  const { concepts, outline, hasBank } = material;
  const concept = concepts.find(({ id }) => id === conceptId);
  if (!concept) return undefined;
  const bank = hasBank ? await readBank(tx, owner, conceptId) : [];
  const asked = await askedLately(tx, owner, conceptId, 50);
  // Its solutions were shown with the contested answer, however long ago.
  const own = asked.filter(({ id }) => reference?.startsWith(`${id}/`));
  for (const quizzes of lately) {
    const seen = [...own, ...asked.slice(0, quizzes)].flatMap(({ items }) => items);
    const choice = { count: itemsPerCheck, seed };
    const items = chooseUnseen({ ...splitBy(concept, outline), bank }, seen, choice);
    if (items.length === itemsPerCheck) return items;
  }
  return undefined;
}
