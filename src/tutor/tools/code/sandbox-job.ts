/** What the sandbox is asked to run, and what it gives back: the words between the two threads. */
export interface SandboxJob {
  readonly code: string;
  readonly timeMs: number;
  readonly memoryBytes: number;
  readonly stackBytes: number;
  readonly outputChars: number;
}

export interface SandboxResult {
  /** What the program printed, cut at the limit. */
  readonly output: string;
  /** The value of its last expression, as text. */
  readonly value: string | null;
  /** What it threw, or which limit ended it. */
  readonly error: string | null;
  readonly cut: boolean;
}
