import { betaQuantile } from './beta.ts';
import type { Evidence } from './mastery.ts';

/** How often somebody is right in one way of working, from 0 to 1, with what a guess would give taken off. */
export interface Share {
  /** Events it rests on. */
  readonly answers: number;
  /** What these say together; 1 is one question. */
  readonly weight: number;
  readonly probability: number;
  /** 5th and 95th percentile. */
  readonly low: number;
  readonly high: number;
}

/**
 * `unknown`: too little was answered alone, which is where everybody begins. `alone`: goes without help. `with_help`:
 * goes with help, and without it clearly less often. `by_chance`: alone no better than picking at random. `growing`:
 * none of these.
 */
export type IndependenceState = 'unknown' | 'alone' | 'with_help' | 'by_chance' | 'growing';

/** How one concept goes with help and without. */
export interface Independence {
  readonly state: IndependenceState;
  readonly alone: Share;
  readonly withHelp: Share;
  /** With help minus alone, −1 to 1, with its 90 % interval; null until both were seen. */
  readonly gap: { readonly value: number; readonly low: number; readonly high: number } | null;
}

/** Of either way the last ones are looked at: who learns is not who they were. A choice of ours, as all numbers here. */
const lately = 12;
/** Questions answered alone before anything is said: those of one quiz. */
const leastAlone = 3;
/** Right this often counts as going. */
const goes = 0.5;
/** With help everybody does better; so much more at least, for sure, is leaning on it. */
const leans = 0.1;
/** What answers by chance stay under. */
const chanceAtMost = { probability: 0.15, high: 0.5 };

/**
 * The reading of one concept. Pure. Each share is Beta(1, 1) and the weight of the last answers of its kind, help not
 * taken off, corrected for guessing by (p − c) / (1 − c), where c is how often a guess would have been right
 * (formula scoring: Lord 1975, Journal of Educational Measurement 12). The interval of the difference is put together from those of
 * the two shares (MOVER: Zou and Donner 2008, doi:10.1002/sim.3095).
 * @param events of one concept that count, oldest first
 */
export function independenceFrom(events: readonly Evidence[]): Independence {
  const alone = aloneFrom(events);
  const withHelp = shareOf(events.filter(({ assisted }) => assisted));
  const gap = alone.answers === 0 || withHelp.answers === 0 ? null : gapBetween(withHelp, alone);
  return { state: stateOf(alone, withHelp, gap), alone, withHelp, gap };
}

function aloneFrom(events: readonly Evidence[]): Share {
  return shareOf(events.filter(({ assisted }) => !assisted));
}

function shareOf(events: readonly Evidence[]): Share {
  const recent = events.slice(-lately);
  const sum = (of: (event: Evidence) => number): number =>
    recent.reduce((total, event) => total + event.weight * of(event), 0);
  const weight = sum(() => 1);
  const alpha = 1 + sum(({ outcome }) => outcome);
  const beta = 1 + sum(({ outcome }) => 1 - outcome);
  const chance = weight === 0 ? 0 : sum((event) => event.chance ?? 0) / weight;
  const known = (p: number): number => Math.max(0, (p - chance) / (1 - chance));
  return {
    answers: recent.length,
    weight,
    probability: known(alpha / (alpha + beta)),
    low: known(betaQuantile(0.05, alpha, beta)),
    high: known(betaQuantile(0.95, alpha, beta)),
  };
}

function gapBetween(withHelp: Share, alone: Share): NonNullable<Independence['gap']> {
  const value = withHelp.probability - alone.probability;
  return {
    value,
    low: value - Math.hypot(withHelp.probability - withHelp.low, alone.high - alone.probability),
    high: value + Math.hypot(withHelp.high - withHelp.probability, alone.probability - alone.low),
  };
}

function stateOf(alone: Share, withHelp: Share, gap: Independence['gap']): IndependenceState {
  if (alone.weight < leastAlone) return 'unknown';
  if (alone.low >= goes) return 'alone';
  if (gap && gap.low >= leans && withHelp.probability >= goes) return 'with_help';
  const { probability, high } = chanceAtMost;
  return alone.probability <= probability && alone.high < high ? 'by_chance' : 'growing';
}

/** What the tutor begins with, from the least help to the most. */
export const helpLevels = ['question_first', 'hint_first', 'step_first'] as const;
export type HelpLevel = (typeof helpLevels)[number];

/**
 * How much help to begin with: less the surer it is that a concept goes alone, more where alone it does not go. Only
 * what was answered alone decides; null as long as that is too little to say. So help fades as skill grows and comes
 * back when it is needed (guidance that novices need holds up those who can: Kalyuga 2007,
 * doi:10.1007/s10648-007-9054-3).
 * @param events of one concept that count, oldest first
 */
export function helpFor(events: readonly Evidence[]): HelpLevel | null {
  const { weight, low, probability } = aloneFrom(events);
  if (weight < leastAlone) return null;
  if (low >= goes) return 'question_first';
  return probability >= goes ? 'hint_first' : 'step_first';
}
