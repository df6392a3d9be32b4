import { OutboundError } from '../../ground/net/index.ts';

export type LmsServiceFailure =
  /** Down, throttled or unreachable: another try may work. */
  | 'unavailable'
  /** The platform does not accept our assertion. */
  | 'token_refused'
  | 'scope_missing'
  /** A later score is stored already; ours is out of date. */
  | 'outdated'
  /** The assignment waits for its teacher; scores are taken once it is published. */
  | 'unpublished'
  /** The column does not exist any more. */
  | 'gone'
  /** The platform will never take this request. */
  | 'refused';

/** A service of the LMS did not do what was asked. `message` is a sentence an instructor can read. */
export class LmsServiceError extends Error {
  override readonly name = 'LmsServiceError';
  readonly code: LmsServiceFailure;
  /** What the platform itself said, cut short: for operators, never for students. */
  readonly detail: string | null;

  constructor(
    code: LmsServiceFailure,
    message: string,
    { detail = null, ...options }: ErrorOptions & { detail?: string | null } = {},
  ) {
    super(message, options);
    this.code = code;
    this.detail = detail;
  }

  get mayRetry(): boolean {
    return this.code === 'unavailable';
  }
}

export function toServiceError(cause: unknown): LmsServiceError {
  if (cause instanceof LmsServiceError) return cause;
  const code = cause instanceof OutboundError ? cause.code : null;
  return code === 'address_refused'
    ? new LmsServiceError(
        'refused',
        'The address of the LMS service is not a public https address.',
        { cause, detail: code },
      )
    : new LmsServiceError('unavailable', 'The LMS could not be reached.', { cause, detail: code });
}
