import { OutboundError } from '../../ground/net/index.ts';

export type LmsServiceFailure =
  /** Down, throttled or unreachable: another try may work. */
  | 'unavailable'
  /** The platform does not accept our assertion. */
  | 'token_refused'
  | 'scope_missing'
  /** A later score is stored already; ours is out of date. */
  | 'outdated'
  /** The platform will never take this request. */
  | 'refused';

/** A service of the LMS did not do what was asked. `message` is a sentence an instructor can read. */
export class LmsServiceError extends Error {
  override readonly name = 'LmsServiceError';
  readonly code: LmsServiceFailure;

  constructor(code: LmsServiceFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  get mayRetry(): boolean {
    return this.code === 'unavailable';
  }
}

export function toServiceError(cause: unknown): LmsServiceError {
  if (cause instanceof LmsServiceError) return cause;
  const refused = cause instanceof OutboundError && cause.code === 'address_refused';
  return refused
    ? new LmsServiceError(
        'refused',
        'The address of the LMS service is not a public https address.',
        { cause },
      )
    : new LmsServiceError('unavailable', 'The LMS could not be reached.', { cause });
}
