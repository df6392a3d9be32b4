export type SafetyCategory =
  | 'none'
  | 'inappropriate_language'
  | 'violence'
  | 'illegal'
  | 'sexual'
  | 'off_topic'
  | 'harassment'
  | 'self_harm'
  | 'jailbreak_attempt';

/** `safety` is kept for self-harm: it calls for help, never for a penalty. */
export type Severity = 'none' | 'low' | 'medium' | 'high' | 'critical' | 'safety';

/** What the tutor does with the message. `guide`: help to think, without the finished solution. */
export type GuardAction = 'answer' | 'guide' | 'refuse' | 'redirect' | 'crisis';

export interface Finding {
  readonly action: GuardAction;
  readonly category: SafetyCategory;
  readonly severity: Severity;
}

export interface Verdict extends Finding {
  /** Names of the rules that held, for the trace and the reviewers. */
  readonly rules: readonly string[];
}

export interface Rule {
  readonly name: string;
  readonly finding: Finding;
  /** @param text the message, normalised */
  readonly holds: (text: string) => boolean;
}
