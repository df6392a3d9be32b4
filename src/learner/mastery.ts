import { betaQuantile } from './beta.ts';

/** One thing that happened and says something about a concept. Stored, never changed. */
export interface Evidence {
  readonly conceptId: string;
  readonly source: 'quiz' | 'chat' | 'check' | 'instructor';
  /** 0 wrong to 1 right. */
  readonly outcome: number;
  /** How much it says; 1 is one question answered alone. */
  readonly weight: number;
  readonly assisted: boolean;
  readonly happenedAt: Date;
}

/** What is believed about one concept. */
export interface Mastery {
  /** α / (α + β). */
  readonly probability: number;
  /** 5th and 95th percentile of Beta(α, β). */
  readonly low: number;
  readonly high: number;
  readonly alpha: number;
  readonly beta: number;
  /** Number of events it rests on. */
  readonly evidence: number;
}

/** Beta(1, 1): before any evidence every probability is as likely as any other. */
const prior = { alpha: 1, beta: 1 };

/** Help was at hand: such an answer says half as much. */
const assistedShare = 0.5;

/**
 * The state of one concept: a pure fold over its events in any order, so that any number can be
 * replayed and explained. Successes add to α, failures to β (S12, S13).
 */
export function masteryFrom(events: readonly Evidence[]): Mastery {
  let { alpha, beta } = prior;
  for (const event of events) {
    const weight = event.weight * (event.assisted ? assistedShare : 1);
    alpha += weight * event.outcome;
    beta += weight * (1 - event.outcome);
  }
  return {
    probability: alpha / (alpha + beta),
    low: betaQuantile(0.05, alpha, beta),
    high: betaQuantile(0.95, alpha, beta),
    alpha,
    beta,
    evidence: events.length,
  };
}
