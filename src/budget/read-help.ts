import { remaining, type Books } from './fits.ts';
import { describeLimit, plainTime, type Limit } from './limit.ts';
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
export function helpFrom(books: Books, offers: readonly Offer[]): Help | null {
  const found = offers.flatMap((offer) => {
    const most = remaining(books, offer);
    return most ? [{ rung: offer.rung, ...most }] : [];
  });
  const next = found.find(({ answers }) => answers > 0);
  const [best] = found;
  if (!best) return null;
  const { rung, answers, limit, whenReached } = next ?? { ...best, rung: 'offline' as const };
  const message = answers > 0 ? someLeft(rung, answers, limit) : noneLeft(whenReached, limit);
  return { rung, answers, limit, message };
}

function someLeft(rung: Rung, answers: number, limit: Limit): string {
  const count = answers > 100 ? 'more than 100' : `about ${answers}`;
  const kind = rung === 'small' ? ' by a smaller model' : '';
  return `${subject(limit)} is enough for ${count} more ${answers === 1 ? 'answer' : 'answers'}${kind}. It comes back at ${plainTime(limit.resetsAt)}.`;
}

function noneLeft(whenReached: Rule['whenReached'], limit: Limit): string {
  const until = plainTime(limit.resetsAt);
  return whenReached === 'refuse'
    ? `${subject(limit)} is used up. You can ask again at ${until}.`
    : `${subject(limit)} is used up: answers come from your course without a language model. It comes back at ${until}.`;
}

function subject(limit: Limit): string {
  const allowance = describeLimit(limit);
  return `${allowance[0]?.toUpperCase()}${allowance.slice(1)}`;
}
