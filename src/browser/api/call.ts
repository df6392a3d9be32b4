import { ApiError, toApiError } from './problem.ts';

export interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** A file as it is, instead of a body of JSON. */
  readonly file?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** One request to our own server. @throws ApiError; a request that was given up throws AbortError */
export type Call = (path: string, options?: CallOptions) => Promise<Response>;

interface CallNeeds {
  readonly session: string;
  /** Told when the server knows the session no more. */
  readonly onSessionOver: () => void;
}

/** The token travels in the Authorization header and nowhere else. */
export function createCall({ session, onSessionOver }: CallNeeds): Call {
  return async (path, { method = 'GET', body, file, headers = {}, signal } = {}) => {
    const sent = file ?? (body === undefined ? undefined : JSON.stringify(body));
    const type = file ? 'application/octet-stream' : 'application/json';
    const kind = sent === undefined ? {} : { 'content-type': type };
    const response = await fetch(path, {
      method,
      headers: { authorization: `Bearer ${session}`, ...kind, ...headers },
      credentials: 'omit',
      cache: 'no-store',
      ...(sent === undefined ? {} : { body: sent }),
      ...(signal === undefined ? {} : { signal }),
    }).catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new ApiError({ status: 0, code: 'unreachable', detail: '' });
    });
    if (response.ok) return response;
    if (response.status === 401) onSessionOver();
    throw await toApiError(response);
  };
}
