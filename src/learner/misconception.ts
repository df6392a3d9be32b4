import { contentTerms } from '../ground/text/index.ts';
import { masteryFrom, type Evidence } from './mastery.ts';

/** active → resolving → resolved; a resolved one may come back, a dismissed one does not. */
export type MisconceptionStatus = 'active' | 'resolving' | 'resolved' | 'dismissed';
export const severities = ['low', 'medium', 'high'] as const;
export type Severity = (typeof severities)[number];

/** Something a student seems to have wrong about a concept, as a model noted it. */
export interface Misconception {
  readonly id: string;
  readonly conceptId: string;
  readonly description: string;
  readonly severity: Severity;
  /** Where it showed first: in a conversation, or in a wrong choice of a quiz. */
  readonly source: 'chat' | 'quiz';
  readonly status: MisconceptionStatus;
  /** In how many turns and quizzes it showed. */
  readonly seen: number;
  readonly lastSeenAt: Date;
}

export type MisconceptionEventKind =
  /** It showed in what the student wrote or chose. */
  | 'seen'
  /** The tutor took it up by itself. */
  | 'addressed'
  /** What the student wrote shows that it is gone. */
  | 'overcome'
  /** What is known of the concept since it was last seen rose past the threshold. */
  | 'mastery_rose'
  | 'quiz_passed'
  /** The student said that it is not so. */
  | 'dismissed';

export interface MisconceptionEvent {
  readonly kind: MisconceptionEventKind;
  /** The turn or quiz that it rests on. */
  readonly reference: string;
}

/**
 * What a misconception has come to: a pure fold over what happened to it, in order (S52). Whatever shows that
 * it goes leads one step on, and one turn or quiz no further than that, however much it shows; that the tutor
 * took it up is the first step at most. When it is seen again it begins anew.
 */
export function statusFrom(events: readonly MisconceptionEvent[]): MisconceptionStatus {
  let status: MisconceptionStatus = 'active';
  const movedBy = new Set<string>();
  for (const { kind, reference } of events) {
    if (status === 'dismissed') break;
    if (kind === 'dismissed') status = 'dismissed';
    else if (kind === 'seen') {
      status = 'active';
      movedBy.clear();
    } else if (!movedBy.has(reference)) {
      const moved: MisconceptionStatus = stepOn(status, kind);
      if (moved !== status) movedBy.add(reference);
      status = moved;
    }
  }
  return status;
}

function stepOn(
  status: 'active' | 'resolving' | 'resolved',
  kind: Exclude<MisconceptionEventKind, 'seen' | 'dismissed'>,
): MisconceptionStatus {
  if (status === 'active') return 'resolving';
  return kind === 'addressed' ? status : 'resolved';
}

/** Where guided practice gives way to challenges nearby (S26): somebody at home in a concept. */
const risenFrom = 0.7;

/**
 * Whether the newest evidence lifts what is known of a concept past the threshold, counted from when the
 * misconception was last seen: what was known before did not keep it away.
 * @param before evidence since then without what just came
 * @param after the same with it
 */
export function rosePast(before: readonly Evidence[], after: readonly Evidence[]): boolean {
  return masteryFrom(before).probability < risenFrom && masteryFrom(after).probability >= risenFrom;
}

/** Descriptions that share so many of their words say the same. */
export const sameShare = 0.6;

/** The words of a description without form and order. */
export function termsOf(description: string): ReadonlySet<string> {
  const terms = new Set(contentTerms(description));
  return terms.size === 0 ? new Set([description.toLowerCase()]) : terms;
}

/** The share of their words that two descriptions have in common. */
export function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  return left.intersection(right).size / Math.max(1, left.union(right).size);
}

/** Two with the same ones say the same, in whatever order. */
export function essenceOf(description: string): string {
  return [...termsOf(description)].toSorted().join(' ').slice(0, 200);
}
