/** What serves a school, and what waits until it has passed the answers its teachers called right. */
export interface GatePicture {
  readonly cases: number;
  readonly parts: readonly GatePart[];
}

export interface GatePart {
  readonly part: string;
  readonly serves: string;
  readonly waits: string | null;
  readonly last: GateDecision | null;
}

export interface GateDecision {
  readonly verdict: 'passed' | 'failed' | 'overruled' | 'no_cases' | 'not_kept' | 'regressed';
  readonly before: string | null;
  readonly after: string;
  readonly because: string | null;
  readonly at: string;
  readonly trial: GateTrial | null;
}

export interface GateTrial {
  readonly cases: number;
  readonly measures: readonly {
    readonly label: string;
    readonly before: Estimate | null;
    readonly after: Estimate | null;
    readonly verdict: 'better' | 'same' | 'worse';
  }[];
  readonly won: number;
  readonly lost: number;
  readonly own: readonly LostCase[];
}

export interface LostCase {
  readonly question: string;
  readonly answer: string;
  readonly quotes: readonly string[];
  readonly before: number | null;
  readonly after: number | null;
}

/** A share or mean with its 95 % interval, where one can be given. */
export interface Estimate {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
}
