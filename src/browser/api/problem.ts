/** A call that was not granted. Its message is a sentence for the reader, as the server wrote it, or empty. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** 0 when the server could not be reached. */
  readonly status: number;
  readonly code: string;
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | null;
  /** BCP 47 tag of what the sentence is said in; null when the server did not tell. */
  readonly lang: string | null;

  constructor(refusal: {
    status: number;
    code: string;
    detail: string;
    retryAfter?: number | null;
    lang?: string | null;
  }) {
    super(refusal.detail);
    this.status = refusal.status;
    this.code = refusal.code;
    this.retryAfter = refusal.retryAfter ?? null;
    this.lang = refusal.lang ?? null;
  }
}

/** Reads RFC 9457 problem JSON; anything else becomes a problem of its own. */
export async function toApiError(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as { code?: unknown; detail?: unknown };
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ApiError({
    status: response.status,
    code: typeof body.code === 'string' ? body.code : 'unknown',
    detail: typeof body.detail === 'string' ? body.detail : '',
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
    lang: response.headers.get('content-language') || null,
  });
}

/** True when the same request may well succeed a moment later. */
export function isPassing({ status }: Pick<ApiError, 'status'>): boolean {
  return status === 0 || status === 502 || status === 503 || status === 504;
}
