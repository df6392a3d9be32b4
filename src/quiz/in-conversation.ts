import { randomUUID } from 'node:crypto';
import type { Tx } from '../ground/db/index.ts';
import type { Language } from '../ground/language/index.ts';
import type { Concept } from '../learner/index.ts';
import type { OutlineEntry } from '../retrieve/index.ts';
import { itemsUnderCheck } from './check-store.ts';
import { askable, chooseItems } from './choose-items.ts';
import { readBank, type BankQuestion } from './question-bank-store.ts';
import { toPublicItem, type PublicItem, type QuizItem, type QuizResult } from './quiz.ts';
import { insertQuiz, listAsked, questionsMet, type QuizOwner } from './quiz-store.ts';
import { splitBy, usesBank } from './take-quiz.ts';

/** A question as it stands under a message of the tutor, and what its student answered. */
export interface AskedInConversation {
  readonly quizId: string;
  readonly concept: string;
  readonly item: PublicItem;
  readonly answers: Readonly<Record<string, unknown>> | null;
  readonly result: QuizResult | null;
}

/** So many are looked at for one that was not asked yet. */
const mostItems = 12;

/** The item with its place as it is called now; undefined when part of what it stands on is not shown, or not quoted, any more. */
export function standsNow(
  question: BankQuestion,
  outline: readonly OutlineEntry[],
): QuizItem | undefined {
  return askable([question], outline)[0];
}

/**
 * What the course itself has to ask about a concept and this student was not asked yet: questions written in advance
 * where quizzes hold them, then sentences of the course. No model is called.
 */
export async function itemsOnConcept(
  tx: Tx,
  owner: QuizOwner,
  { concept, outline }: { readonly concept: Concept; readonly outline: readonly OutlineEntry[] },
): Promise<QuizItem[]> {
  const bank = (await usesBank(tx, owner)) ? await readBank(tx, owner, concept.id) : [];
  const met = await questionsMet(tx, owner, concept.id);
  const without = await itemsUnderCheck(tx, owner);
  const material = { ...splitBy(concept, outline), bank, met: new Set<string>(), without };
  return chooseItems(material, mostItems, randomUUID()).filter(
    ({ prompt, source }) => !met.has(prompt) && !met.has(source.quote),
  );
}

/** Asks one question inside a conversation; it is graded like a quiz, as an answer with help at hand. */
export async function askInConversation(
  tx: Tx,
  owner: QuizOwner,
  {
    id,
    conceptId,
    item,
  }: { readonly id: string; readonly conceptId: string; readonly item: QuizItem },
): Promise<void> {
  await insertQuiz(tx, owner, {
    id,
    conceptId,
    items: [item],
    lineItem: null,
    inConversation: true,
  });
}

/** What was asked in these quizzes, by their ids; without solutions of what nobody answered. */
export async function readAsked(
  tx: Tx,
  owner: QuizOwner,
  { ids, language }: { readonly ids: readonly string[]; readonly language: Language },
): Promise<ReadonlyMap<string, AskedInConversation>> {
  const asked = await listAsked(tx, owner, ids);
  return new Map(
    asked.map(({ item, ...one }) => [one.quizId, { ...one, item: toPublicItem(item, language) }]),
  );
}
