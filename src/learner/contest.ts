import { probabilityFrom, type Evidence } from './mastery.ts';

/** What a student may say against evidence about them. */
export const claims = ['guessed', 'typo', 'can_show'] as const;
export type Claim = (typeof claims)[number];

/** How a two-item check went; assisted: the tutor was asked something meanwhile. */
export type CheckOutcome = 'passed' | 'failed' | 'assisted';

/** What somebody who teaches may decide about contested evidence. */
export const decisions = ['set_aside', 'let_stand'] as const;
export type Decision = (typeof decisions)[number];

export type EvidenceEventKind =
  | Claim
  | Decision
  | `check_${CheckOutcome}`
  /** The student took a claim back. */
  | 'withdrawn'
  /** The student said of a misconception that rests on it that it is not so. */
  | 'dismissed'
  /** Evidence that somebody who teaches gave by themselves. */
  | 'shown';

/** What is held of evidence after everything that was said about it. */
export interface Standing {
  readonly counts: boolean;
  /** What the student says against it. */
  readonly claim: Claim | null;
  /** A claim that neither a check nor a teacher has settled. */
  readonly waits: boolean;
  /** A teacher's word stands until a teacher changes it. */
  readonly decided: boolean;
  /** Set aside for good. */
  readonly dismissed: boolean;
}

const untouched: Standing = {
  counts: true,
  claim: null,
  waits: false,
  decided: false,
  dismissed: false,
};

/** A pure fold over what was said about evidence, in order. */
export function standingFrom(kinds: readonly EvidenceEventKind[]): Standing {
  return kinds.reduce(stepOn, untouched);
}

function stepOn(now: Standing, kind: EvidenceEventKind): Standing {
  if (now.dismissed) return now;
  if (kind === 'dismissed') return { ...now, counts: false, waits: false, dismissed: true };
  if (kind === 'set_aside' || kind === 'let_stand')
    return { ...now, counts: kind === 'let_stand', waits: false, decided: true };
  return now.decided ? now : stepOnUndecided(now, kind);
}

function stepOnUndecided(
  now: Standing,
  kind: Exclude<EvidenceEventKind, Decision | 'dismissed'>,
): Standing {
  // At once and without a check: who says so about a right answer only gives something away.
  if (kind === 'guessed') return { ...now, counts: false, claim: kind, waits: false };
  if (kind === 'typo' || kind === 'can_show') return { ...now, claim: kind, waits: true };
  if (kind === 'withdrawn') return untouched;
  if (kind === 'shown' || !now.waits) return now;
  return { ...now, counts: kind !== 'check_passed', waits: false };
}

/**
 * What a student may say against one of the events that count now: that they guessed where what is known of the
 * concept is lower without it, and that they can do better where it is higher. So honesty can only lower a number,
 * and a check that was passed can only raise it.
 */
export function claimsAgainst<Event extends Evidence>(
  counting: readonly Event[],
  event: Event,
): readonly Claim[] {
  if (event.source === 'instructor' || !counting.includes(event)) return [];
  const all = probabilityFrom(counting);
  const rest = probabilityFrom(counting.filter((other) => other !== event));
  if (rest === all) return [];
  return rest < all ? ['guessed'] : ['typo', 'can_show'];
}

/** Why something said about evidence is not taken. */
export type ContestRefusal =
  | 'evidence_not_found'
  /** It does not count, was decided about, or would not change into the direction of what is said. */
  | 'not_contestable'
  /** The check on this concept of the last day was used. */
  | 'check_used'
  /** The course has no two questions on it that were not asked lately. */
  | 'no_check'
  /** Nothing is planned on this concept now, or the course has no two questions on it. */
  | 'check_not_due'
  | 'check_not_found'
  | 'check_over'
  /** Something else was noted under this id. */
  | 'note_used';

export class ContestRefusedError extends Error {
  override readonly name = 'ContestRefusedError';
  readonly code: ContestRefusal;

  constructor(code: ContestRefusal) {
    super(code);
    this.code = code;
  }
}
