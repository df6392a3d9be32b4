/** A call of Moodle's LTI services. */
export interface ServiceCall {
  readonly method: string;
  /** After `services.php`. */
  readonly path: string;
  /** What the path template caught, in order. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly accept: string;
  /** Without parameters such as charset. */
  readonly contentType: string;
  readonly body: string;
  readonly authorization: string | undefined;
  /** Path and query as they came. */
  readonly url: string;
}

export interface ServiceAnswer {
  readonly status: 200 | 201 | 204;
  readonly type: string;
  /** Absent = an empty body. */
  readonly json?: unknown;
  readonly link?: string | undefined;
}

/** One address template with the media types it knows and what it does for each method. */
export interface ServiceResource {
  readonly template: RegExp;
  readonly formats: readonly string[];
  readonly methods: Readonly<Record<string, (call: ServiceCall) => ServiceAnswer>>;
}

const usualReasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  405: 'Method Not Allowed',
  500: 'Internal Server Error',
};

/** A call that Moodle turns down; the reason goes into the status line. */
export class ServiceRefusal extends Error {
  override readonly name = 'ServiceRefusal';
  readonly status: number;
  /** Media type of a body that is `[]`; undefined = the usual JSON description. */
  readonly bare: string | undefined;

  constructor(status: number, reason?: string, bare?: string) {
    super(reason ?? usualReasons[status] ?? '');
    this.status = status;
    this.bare = bare;
  }
}

/** PHP died with status 0; what the client sees is the front server's 502. */
export class FrontServerFailure extends Error {
  override readonly name = 'FrontServerFailure';
}
