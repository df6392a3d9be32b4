import type { VisibilityLevel } from './learned-shapes.ts';
import type { QuizItem, QuizResult } from './shapes.ts';

export type Claim = 'guessed' | 'typo' | 'can_show';
export type Decision = 'set_aside' | 'let_stand';

/** What is held of evidence after all that was said about it. */
export interface Standing {
  readonly counts: boolean;
  readonly claim: Claim | null;
  /** A claim that nothing has settled. */
  readonly waits: boolean;
  readonly decided: boolean;
}

/** Something that was said about evidence. */
export interface Said {
  readonly kind: string;
  /** Of who teaches. */
  readonly reason: string | null;
  readonly at: string;
}

/** An answer in a quiz. */
export interface Answered {
  readonly prompt: string;
  readonly answer: string | null;
  readonly solution: string | null;
  /** Title of the class quiz it was in. */
  readonly classQuiz: string | null;
  /** Both are kept until a check with the same question is over. */
  readonly underCheck: boolean;
}

export interface LedgerLine {
  readonly id: string;
  readonly source: string;
  /** 0 to 1. */
  readonly outcome: number;
  readonly assisted: boolean;
  readonly happenedAt: string;
  /** Its weight with help taken off; 0 while it is set aside. */
  readonly countsFor: number;
  /** The number after it. */
  readonly after: number;
  readonly said: readonly Said[];
  readonly standing: Standing;
  readonly claims: readonly Claim[];
  readonly mayWithdraw: boolean;
  readonly answered: Answered | null;
}

/** A number with what it rests on, as `/api/me/mastery/…` tells it. */
export interface ConceptLedger {
  readonly concept: { readonly id: string; readonly name: string };
  readonly prior: { readonly alpha: number; readonly beta: number };
  readonly assistedShare: number;
  readonly lines: readonly LedgerLine[];
  readonly mastery: {
    readonly probability: number;
    readonly low: number;
    readonly high: number;
    readonly alpha: number;
    readonly beta: number;
  };
  /** Whether the number comes out of the lines again, bit for bit. */
  readonly same: boolean;
  /** Of what this student contests. */
  readonly teachersSee: VisibilityLevel;
}

export interface MasteryCheck {
  readonly checkId: string;
  readonly items: readonly QuizItem[];
}

export interface CheckResult {
  readonly outcome: 'passed' | 'failed' | 'assisted';
  readonly items: QuizResult['items'];
}

/** How often somebody is right in one way of working, luck taken off. */
export interface Share {
  readonly answers: number;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

export type IndependenceState = 'unknown' | 'alone' | 'with_help' | 'by_chance' | 'growing';
export type CheckKind = 'short_check' | 'delayed_recheck';

/** A concept with help and alone. */
export interface ConceptIndependence {
  readonly conceptId: string;
  readonly name: string;
  readonly state: IndependenceState;
  readonly alone: Share;
  readonly withHelp: Share;
  /** A check that is due. */
  readonly check: {
    readonly kind: CheckKind;
    readonly standing: 'waits' | 'postponed' | 'declined';
    readonly until: string | null;
  } | null;
}

/** A check that waits, to be offered unasked. */
export interface OfferedCheck {
  readonly conceptId: string;
  readonly name: string;
  readonly kind: CheckKind;
}

/** What a student contests, or a teacher gave, as `/api/course/contests` tells it. */
export interface Contest {
  readonly id: string;
  readonly name: string | null;
  /** In the place of the name, where the school lets nobody see it. */
  readonly pseudonym?: string;
  readonly conceptName: string;
  readonly source: string;
  readonly outcome: number;
  readonly happenedAt: string;
  readonly standing: Standing;
  readonly said: readonly Said[];
  readonly answered: Answered | null;
}

export interface CourseContests {
  readonly contests: readonly Contest[];
  readonly teachersSee: VisibilityLevel;
  readonly students: readonly { readonly userId: string; readonly name: string | null }[];
  readonly concepts: readonly { readonly id: string; readonly name: string }[];
}
