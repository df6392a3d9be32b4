/** A place on the web that a search brought up. Whatever it says is untrusted. */
export interface WebResult {
  readonly url: string;
  readonly title: string;
  readonly snippet: string;
}

/** Somebody else's search of the web. @throws WebError */
export type SearchEngine = (query: string, signal: AbortSignal) => Promise<WebResult[]>;

export type EngineName = 'searxng' | 'brave' | 'tavily';

export type WebFailure =
  /** The address, the kind of page or its size is not one that is read. */
  | 'refused'
  /** Asked too often within its window. */
  | 'over_limit'
  /** Nobody answered in time. */
  | 'timed_out'
  /** Nobody answered, or not sensibly. */
  | 'failed';

/** The web did not give what was asked. The message quotes no query and no page. */
export class WebError extends Error {
  override readonly name = 'WebError';
  readonly code: WebFailure;

  constructor(code: WebFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
