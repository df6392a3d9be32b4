import { remaining, type Books } from './fits.ts';
import type { Language } from '../ground/language/index.ts';
import { wordsIn, type StudentWords } from '../tongues/index.ts';
import type { Limit } from './limit.ts';
import type { Rule } from './rule.ts';
import type { Offer, Rung } from './rung.ts';

/** How much more a student may ask, as far as anything limits it. */
export interface Help {
  /** What the next answers are made by. */
  readonly rung: Rung;
  /** About so many of them; 0 where none is made by a model any more. */
  readonly answers: number;
  /** The limit that is reached first, with what is left under it and when it comes back. */
  readonly limit: Limit;
  /** All that in a sentence for the student. */
  readonly message: string;
}

/** Null where nothing limits the student. Offers come from dear to cheap. */
export function helpFrom(books: Books, offers: readonly Offer[], language: Language): Help | null {
  const words = wordsIn(language).budget;
  const found = offers.flatMap((offer) => {
    const most = remaining(books, offer);
    return most ? [{ rung: offer.rung, ...most }] : [];
  });
  const next = found.find(({ answers }) => answers > 0);
  const [best] = found;
  if (!best) return null;
  const { rung, answers, limit, whenReached } = next ?? { ...best, rung: 'offline' as const };
  const message =
    answers > 0 ? someLeft({ rung, answers, limit }, words) : noneLeft(whenReached, limit, words);
  return { rung, answers, limit, message };
}

function someLeft(
  { rung, answers, limit }: Pick<Help, 'rung' | 'answers' | 'limit'>,
  words: StudentWords['budget'],
): string {
  return words.enough(limit, answers > 100 ? 'many' : answers, rung === 'small');
}

function noneLeft(
  whenReached: Rule['whenReached'],
  limit: Limit,
  words: StudentWords['budget'],
): string {
  return whenReached === 'refuse' ? words.noMore(limit) : words.noMoreModel(limit);
}
