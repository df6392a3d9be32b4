/** The words between the page, the frame of the sandbox and the interpreter in it. */

/** Bounds of one program. */
export const limits = {
  /** From its first line. */
  runMs: 10_000,
  /** Of the interpreter and everything in it. */
  memoryBytes: 512 * 1024 * 1024,
  outputChars: 4_000,
  valueChars: 1_000,
  errorChars: 1_000,
} as const;

export interface ProgramResult {
  /** What it printed, cut at the limit. */
  readonly output: string;
  /** The value of its last expression, as Python writes it. */
  readonly value: string | null;
  /** What it raised, or which limit ended it. */
  readonly error: string | null;
  readonly cut: boolean;
}

/** The interpreter, as files. */
export interface PythonFiles {
  /** A script for a worker. */
  readonly worker: string;
  readonly wasm: ArrayBuffer;
  readonly library: ArrayBuffer;
}

export interface PythonJob {
  readonly files: Pick<PythonFiles, 'wasm' | 'library'>;
  readonly code: string;
}

/** What the frame is sent, with a port to answer on. */
export interface FrameJob extends PythonJob {
  readonly files: PythonFiles;
}

/** What comes out of the sandbox; `began` before the first line of the program runs. */
export type SandboxNews =
  | { readonly kind: 'began' }
  | { readonly kind: 'ended'; readonly result: ProgramResult };

/** A program can say anything in the interpreter's name: only what has the right form and size passes. */
export function readNews(said: unknown): SandboxNews | null {
  if (typeof said !== 'object' || said === null || !('kind' in said)) return null;
  if (said.kind === 'began') return { kind: 'began' };
  const result = 'result' in said ? readResult(said.result) : null;
  return said.kind === 'ended' && result ? { kind: 'ended', result } : null;
}

function readResult(said: unknown): ProgramResult | null {
  if (typeof said !== 'object' || said === null) return null;
  const { output, value, error, cut } = said as Partial<Record<keyof ProgramResult, unknown>>;
  if (typeof output !== 'string' || typeof cut !== 'boolean') return null;
  if (!isText(value) || !isText(error)) return null;
  const { outputChars, valueChars, errorChars } = limits;
  const long = output.length > outputChars || (value?.length ?? 0) > valueChars;
  return {
    output: output.slice(0, outputChars),
    value: value?.slice(0, valueChars) ?? null,
    error: error?.slice(0, errorChars) ?? null,
    cut: cut || long,
  };
}

function isText(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

/** How a program ends that did not come to an end of its own. */
export function broken(error: string): ProgramResult {
  return { output: '', value: null, error, cut: false };
}
