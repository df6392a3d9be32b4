import { contentTerms } from '../ground/text/index.ts';
import type { Audience } from '../courses/index.ts';
import type { Adjustment } from './adjustment.ts';
import { slugOf } from './concept.ts';
import { helpFor, type HelpLevel } from './independence.ts';
import type { ConceptState, Snapshot } from './snapshot.ts';

export type StrategyName =
  | 'direct_instruction'
  | 'scaffolding'
  | 'socratic'
  | 'guided_practice'
  | 'challenge';

/** Why a strategy was chosen; `of` is a concept, or null for all of them together. */
type StrategyReason =
  | { readonly mastery: number; readonly of: string | null }
  | 'nothing_known'
  /** Worse in quizzes than the mastery says: understanding stays at the surface. */
  | 'quizzes_lower'
  /** Better: a quiet student. */
  | 'quizzes_higher'
  | 'few_passed'
  /** Children are set no harder problem unasked. */
  | 'no_challenge'
  /** It is about graded work that is open. */
  | 'open_work';

export interface Strategy {
  readonly name: StrategyName;
  /** The concept the question seems to be about, when one matches. */
  readonly concept: ConceptState | null;
  readonly reasons: readonly StrategyReason[];
  /** How it is said, and for whom: none of it changes how much is told. */
  readonly adjustments: readonly Adjustment[];
  /** How much help to begin with; null: as the way of teaching says. */
  readonly help: HelpLevel | null;
}

const ladder: readonly StrategyName[] = [
  'direct_instruction',
  'scaffolding',
  'socratic',
  'guided_practice',
  'challenge',
];

/**
 * Chooses how to teach, without a model (S25–S29): by mastery of the concept asked about, corrected
 * where conversation and quizzes tell different stories. A student we know nothing of gets
 * scaffolding: hints that work for a beginner and bore nobody. Children under 13 are never set a harder
 * problem unasked: they hold fewer things in mind at once, and a task that fails is taken for a verdict on
 * them; a wish for one is answered all the same, since then it is their question. Everybody else climbs
 * the whole ladder. How much help it begins with on the way follows what the student showed alone (independence.ts).
 */
export function chooseStrategy(
  question: string,
  snapshot: Snapshot,
  audience: Audience = 'unset',
): Strategy {
  const concept = conceptAskedAbout(question, snapshot.mastery);
  const known = concept ?? average(snapshot.mastery);
  if (!known)
    return {
      name: 'scaffolding',
      concept: null,
      reasons: ['nothing_known'],
      adjustments: [],
      help: null,
    };
  const reasons: StrategyReason[] = [{ mastery: known.probability, of: concept?.name ?? null }];
  let step = stepFor(known.probability);
  const { averageScore, passRate, totalAttempts } = snapshot.quiz;
  if (averageScore !== null && totalAttempts >= 2) {
    if (known.probability >= 0.7 && averageScore < 0.5) {
      step -= 1;
      reasons.push('quizzes_lower');
    } else if (known.probability < 0.5 && averageScore >= 0.8) {
      step += 1;
      reasons.push('quizzes_higher');
    }
  }
  if (passRate !== null && totalAttempts >= 2 && passRate < 0.4 && step > 1) {
    step = 1;
    reasons.push('few_passed');
  }
  if (audience === 'under_13' && step > 3) {
    step = 3;
    reasons.push('no_challenge');
  }
  const name = ladder[Math.min(Math.max(step, 0), 4)] ?? 'scaffolding';
  return { name, concept, reasons, adjustments: [], help: helpFor(concept?.events ?? []) };
}

/** The same for somebody who asks about open graded work: led by questions, and told no step in advance. */
export function withHintsOnly(strategy: Strategy): Strategy {
  const reasons = [...strategy.reasons, 'open_work'] as const;
  return { ...strategy, name: 'socratic', reasons, help: withoutStep(strategy.help) };
}

/** Where no step may be shown, none is begun with. */
export function withoutStep(help: HelpLevel | null): HelpLevel | null {
  return help === 'step_first' ? null : help;
}

// S26: borders at 0.3, 0.5, 0.7 and 0.9.
function stepFor(probability: number): number {
  return [0.3, 0.5, 0.7, 0.9].filter((border) => probability >= border).length;
}

function conceptAskedAbout(
  question: string,
  mastery: readonly ConceptState[],
): ConceptState | null {
  const asked = new Set(contentTerms(question));
  const shareOf = (slug: string): number => {
    const terms = slug.split('-');
    return terms.filter((term) => asked.has(term)).length / terms.length;
  };
  // As the material calls it, and as an instructor does.
  const scored = mastery.map((concept) => ({
    concept,
    share: Math.max(shareOf(concept.slug), shareOf(slugOf(concept.name))),
  }));
  const [best] = scored.filter(({ share }) => share >= 0.5).toSorted((a, b) => b.share - a.share);
  return best?.concept ?? null;
}

function average(mastery: readonly ConceptState[]): { probability: number } | null {
  if (mastery.length === 0) return null;
  return {
    probability: mastery.reduce((sum, { probability }) => sum + probability, 0) / mastery.length,
  };
}
