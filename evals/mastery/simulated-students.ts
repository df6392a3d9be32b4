import type { Evidence } from '../../src/learner/index.ts';

/** Who is simulated, and what is meant by it. */
export const profiles = ['honest learner', 'crutch user', 'guesser'] as const;
export type Profile = (typeof profiles)[number];

export interface SimulatedStudent {
  readonly profile: Profile;
  /** Oldest first, of one concept. */
  readonly events: readonly Evidence[];
  /** How often they are right alone after the last of them, 0 to 1. */
  readonly ability: number;
}

/** Quizzes of three questions, with a conversation read before each. */
const quizzes = 6;
const itemsPerQuiz = 3;
const hour = 3_600_000;

const alone = { conceptId: 'simulated', source: 'quiz', weight: 1, assisted: false } as const;
const talked = { conceptId: 'simulated', source: 'chat', weight: 0.5, assisted: true } as const;

/** One of four options. */
const chance = 0.25;

/**
 * A student whose true ability is known: an honest learner learns from quiz to quiz, a crutch user does well
 * while the tutor helps and not alone, a guesser picks options by chance and writes little that is understood.
 */
export function simulate(profile: Profile, random: () => number): SimulatedStudent {
  let ability =
    profile === 'guesser'
      ? chance
      : profile === 'crutch user'
        ? 0.1 + 0.2 * random()
        : 0.25 + 0.35 * random();
  const events: Evidence[] = [];
  for (let quiz = 0; quiz < quizzes; quiz += 1) {
    const at = (minutes: number): Date => new Date(quiz * 24 * hour + minutes * 60_000);
    const shown = profile === 'crutch user' ? 0.9 : ability;
    events.push({
      ...talked,
      outcome: Math.min(1, Math.max(0, shown + 0.3 * (random() - 0.5))),
      happenedAt: at(0),
    });
    for (let item = 0; item < itemsPerQuiz; item += 1)
      events.push({
        ...alone,
        outcome: random() < ability ? 1 : 0,
        happenedAt: at(30),
      });
    if (profile === 'honest learner') ability += (0.95 - ability) * 0.2;
  }
  return { profile, events, ability };
}
