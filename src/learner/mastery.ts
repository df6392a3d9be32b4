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
  /** How often a guess would have been right, 0 to 1 (excluded); absent: never. It changes no mastery. */
  readonly chance?: number;
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
export const prior = { alpha: 1, beta: 1 };

/** Help was at hand: such an answer says half as much. */
export const assistedShare = 0.5;

/** How much an event says, help taken off. */
export function weightOf({ weight, assisted }: Pick<Evidence, 'weight' | 'assisted'>): number {
  return weight * (assisted ? assistedShare : 1);
}

/**
 * The state of one concept: a pure fold over its events, so that any number can be replayed and explained.
 * Successes add to α, failures to β (S12, S13). In another order the last bits may differ: who shows a number
 * and who replays it both read events by time.
 */
export function masteryFrom(events: readonly Evidence[]): Mastery {
  const { alpha, beta } = events.reduce(addTo, prior);
  return {
    probability: alpha / (alpha + beta),
    low: betaQuantile(0.05, alpha, beta),
    high: betaQuantile(0.95, alpha, beta),
    alpha,
    beta,
    evidence: events.length,
  };
}

/** The same without its interval, which takes far longer. */
export function probabilityFrom(events: readonly Evidence[]): number {
  const { alpha, beta } = events.reduce(addTo, prior);
  return alpha / (alpha + beta);
}

function addTo({ alpha, beta }: Readonly<typeof prior>, event: Evidence): typeof prior {
  const weight = weightOf(event);
  return { alpha: alpha + weight * event.outcome, beta: beta + weight * (1 - event.outcome) };
}
