import { contentTerms } from '../ground/text/index.ts';
import type { HistoryMessage } from '../learner/index.ts';

/** A question with fewer words of its own leans on the conversation before it. */
const enoughTerms = 3;

/** The student's last question, where this one leans on it ("and why is that?"); undefined when it stands alone. */
export function questionBefore(
  message: string,
  history: readonly HistoryMessage[],
): string | undefined {
  const own = contentTerms(message).length;
  const pointsBack = /\b(?:it|its|that|this|they|them|those|these|he|she|one|ones)\b/i.test(
    message,
  );
  if (own >= enoughTerms && !(pointsBack && own < 2 * enoughTerms)) return undefined;
  return history.findLast(({ role }) => role === 'user')?.content;
}

/** What to search for when nobody says it better: both questions together (S16). Deterministic. */
export function bothQuestions(message: string, before: string): string {
  return `${before}\n${message}`;
}
