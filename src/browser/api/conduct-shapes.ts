/** What was noted about conduct in the course, for those who teach. */
export interface CourseConduct {
  /** Whether anything is noted. */
  readonly on: boolean;
  /** Whether the operator lets courses note anything. */
  readonly allowed: boolean;
  readonly incidents: readonly Incident[];
  readonly quarantines: readonly Quarantine[];
}

export interface Incident {
  readonly turnId: string;
  /** Null when the LMS keeps names to itself. */
  readonly name: string | null;
  readonly category: string;
  readonly standing: 'counts' | 'noted' | 'waits' | 'struck_out';
  readonly at: string;
}

/** Somebody whose questions pause. */
export interface Quarantine {
  readonly id: string;
  readonly name: string | null;
  readonly endsAt: string;
}
