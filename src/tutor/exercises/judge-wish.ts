import { contentTerms } from '../../ground/text/index.ts';
import type { Concept } from '../../learner/index.ts';
import { guard, type Verdict } from '../../safety/index.ts';
import { asksForExercise } from './asks-for-exercise.ts';

/** The rule of the guard that guesses by likeness to other messages. */
const guess = 'like-others';

const harmless: Verdict = { action: 'answer', category: 'none', severity: 'none', rules: [] };

/**
 * What the guard says of a message that asks for an exercise and for nothing else. The few words of "Gib mir eine
 * Übung" are like those of messages that want something bad, and nobody is refused or noted for pressing a button: what
 * was merely guessed is judged by the subject alone that the student names, and not at all where that is a concept of
 * the course and nothing else. Rules of meaning stand, and so does a cry for help that is guessed where there is
 * another subject: one word of it alone tells too little to overrule that.
 */
export function judgeWish(
  message: string,
  verdict: Verdict,
  said: readonly string[],
  taught: readonly Pick<Concept, 'name' | 'slug'>[],
): Verdict {
  if (verdict.action === 'answer' || verdict.rules.some((rule) => rule !== guess)) return verdict;
  const wish = asksForExercise(message);
  if (!wish) return verdict;
  if (wish.about === null || isTaught(wish.about, taught)) return harmless;
  return verdict.action === 'crisis' ? verdict : guard(wish.about, said);
}

function isTaught(about: string, taught: readonly Pick<Concept, 'name' | 'slug'>[]): boolean {
  const asked = contentTerms(about);
  return (
    asked.length > 0 &&
    taught.some(({ name, slug }) => {
      const terms = new Set([...slug.split('-'), ...contentTerms(name)]);
      return asked.every((term) => terms.has(term));
    })
  );
}
