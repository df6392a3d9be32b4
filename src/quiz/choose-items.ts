import { headingOf, type OutlineEntry } from '../retrieve/index.ts';
import { makeItems } from './offline-items.ts';
import type { BankQuestion } from './question-bank-store.ts';
import type { QuizItem } from './quiz.ts';
import { shuffled } from './shuffle.ts';

/** What a quiz on a concept can be made of. */
export interface QuizMaterial {
  /** Of the concept, as far as it is released to whoever is asked. */
  readonly about: readonly OutlineEntry[];
  /** The rest of the course. */
  readonly around: readonly OutlineEntry[];
  readonly bank: readonly BankQuestion[];
  /** Items that were asked before, by id. */
  readonly met: ReadonlySet<string>;
  /** Questions that are not asked here under any words: a check of the same student asks them. */
  readonly without?: readonly QuizItem[];
}

/**
 * The items of a quiz: first what was written in advance and not asked yet, then questions of the course's own
 * sentences, then what was asked before. Each quiz has its options in an order of its own.
 */
export function chooseItems(material: QuizMaterial, count: number, quizId: string): QuizItem[] {
  const { about, around, met, without = [] } = material;
  const isOpen = (item: QuizItem): boolean => !without.some((one) => asksTheSame(one, item));
  const written = askable(material.bank, [...about, ...around]).filter(isOpen);
  const fresh = written.filter(({ id }) => !met.has(id)).slice(0, count);
  const asked = written.filter(({ id }) => met.has(id));
  const quotable = about.filter(({ mayCite }) => mayCite);
  // A few more, because some ask for the very sentence that a written question quotes.
  const enough = count + fresh.length + without.length;
  const made = fresh.length === count ? [] : makeItems(quotable, around, enough).filter(isOpen);
  const others = made.filter((item) => !fresh.some((one) => quoteTheSame(item, one)));
  return [...fresh, ...others, ...asked]
    .slice(0, count)
    .map((item) => (written.includes(item) ? mixed(item, quizId) : item));
}

/** Sentences looked at for questions that were not asked. */
const candidates = 24;

/** Items that ask for no sentence that these do, written ones first; fewer than `count` where there are no more. */
export function chooseUnseen(
  { about, around, bank }: Omit<QuizMaterial, 'met'>,
  seen: readonly QuizItem[],
  { count, seed }: { readonly count: number; readonly seed: string },
): QuizItem[] {
  const written = askable(bank, [...about, ...around]);
  const quotable = about.filter(({ mayCite }) => mayCite);
  const chosen: QuizItem[] = [];
  for (const item of [...written, ...makeItems(quotable, around, candidates)]) {
    if (chosen.length === count) break;
    if (![...seen, ...chosen].some((one) => asksTheSame(one, item)))
      chosen.push(written.includes(item) ? mixed(item, seed) : item);
  }
  return chosen;
}

/** Questions all of whose chunks stand in the outline and may be quoted, with the place as it is called now. */
export function askable(
  bank: readonly BankQuestion[],
  outline: readonly OutlineEntry[],
): QuizItem[] {
  const entries = new Map(
    outline.filter(({ mayCite }) => mayCite).map((entry) => [entry.chunkId, entry]),
  );
  return bank.flatMap(({ item, chunkIds }) => {
    const entry = chunkIds.every((id) => entries.has(id)) && entries.get(chunkIds[0] ?? '');
    return entry ? [{ ...item, source: { ...placeOf(entry), quote: item.source.quote } }] : [];
  });
}

function placeOf({ documentId, title, headingPath, page, timeFrom }: OutlineEntry) {
  return { documentId, title, heading: headingOf(headingPath), page, time: timeFrom };
}

/** The very question, or another one about the same sentence. */
export function asksTheSame(one: QuizItem, other: QuizItem): boolean {
  return one.id === other.id || quoteTheSame(one, other);
}

function quoteTheSame({ source: one }: QuizItem, { source: other }: QuizItem): boolean {
  return one.quote.includes(other.quote) || other.quote.includes(one.quote);
}

function mixed(item: QuizItem, quizId: string): QuizItem {
  return item.kind === 'choice'
    ? { ...item, options: shuffled(item.options, `${quizId}/${item.id}`) }
    : item;
}
