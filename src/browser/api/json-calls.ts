import type { Call } from './call.ts';
import { pause } from './pause.ts';
import { ApiError, isPassing } from './problem.ts';

/** Requests that carry JSON both ways. */
export function jsonCalls(call: Call) {
  return {
    get: async <T>(path: string, signal?: AbortSignal): Promise<T> =>
      (await (await call(path, signal ? { signal } : {})).json()) as T,
    post: async <T>(path: string, body: unknown, key?: string): Promise<T> => {
      const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
      return (await (await call(path, { method: 'POST', body, headers })).json()) as T;
    },
    put: async <T>(path: string, body: unknown): Promise<T> =>
      (await (await call(path, { method: 'PUT', body })).json()) as T,
    remove: async (path: string): Promise<void> => {
      await call(path, { method: 'DELETE' });
    },
  };
}

export type JsonCalls = ReturnType<typeof jsonCalls>;

/** Waits before a question is sent again, in milliseconds. */
const waits = [400, 1_200, 3_000];

/** Tries again while the trouble looks like one that passes. */
export async function patiently<T>(send: () => Promise<T>): Promise<T> {
  for (const wait of waits) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiError) || !isPassing(error)) throw error;
      await pause(wait);
    }
  }
  return send();
}
