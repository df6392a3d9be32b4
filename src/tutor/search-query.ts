import { contentTerms } from '../ground/text/index.ts';
import type { HistoryMessage } from '../learner/index.ts';

/** A question with fewer words of its own leans on the conversation before it. */
const enoughTerms = 3;

/**
 * What to search for: the question itself, and where it leans on what was said before ("and why is
 * that?"), the student's last question with it (S16). Deterministic.
 */
export function searchQuery(message: string, history: readonly HistoryMessage[]): string {
  const own = contentTerms(message).length;
  const pointsBack = /\b(?:it|its|that|this|they|them|those|these|he|she|one|ones)\b/i.test(
    message,
  );
  if (own >= enoughTerms && !(pointsBack && own < 2 * enoughTerms)) return message;
  const before = history.findLast(({ role }) => role === 'user')?.content;
  return before === undefined ? message : `${before}\n${message}`;
}
