/** A place on the web that a search brought up. Whatever it says is untrusted. */
export interface WebResult {
  readonly url: string;
  readonly title: string;
  readonly snippet: string;
}

/** Somebody else's search of the web. @throws WebError */
export type SearchEngine = (query: string, signal: AbortSignal) => Promise<WebResult[]>;

export type EngineName = 'searxng' | 'brave' | 'tavily';

type WebFailure =
  /** The address, the kind of page or its size is not one that is read. */
  | 'refused'
  /** Asked too often within its window. */
  | 'over_limit'
  /** Nobody answered in time. */
  | 'timed_out'
  /** Nobody answered, or not sensibly. */
  | 'failed';

/** What exactly went wrong. */
const troubles = {
  cannot_count: 'over_limit',
  asked_enough: 'over_limit',
  engine_full: 'over_limit',
  engine_refuses: 'failed',
  engine_failed: 'failed',
  engine_late: 'timed_out',
  engine_silent: 'failed',
  engine_unclear: 'failed',
  page_status: 'failed',
  page_kind: 'refused',
  page_unreadable: 'failed',
  page_late: 'timed_out',
  page_silent: 'failed',
  page_private: 'refused',
  page_large: 'refused',
  page_circles: 'refused',
} as const satisfies Readonly<Record<string, WebFailure>>;

type WebTrouble = keyof typeof troubles;

/** The web did not give what was asked. The message quotes no query and no page. */
export class WebError extends Error {
  override readonly name = 'WebError';
  readonly trouble: WebTrouble;
  readonly code: WebFailure;
  /** What the page answered with, where that was the trouble. */
  readonly status: number | undefined;

  constructor(trouble: WebTrouble, options: ErrorOptions & { status?: number } = {}) {
    super(trouble, options);
    this.trouble = trouble;
    this.code = troubles[trouble];
    this.status = options.status;
  }
}
