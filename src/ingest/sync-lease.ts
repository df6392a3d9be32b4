import type { WithTenant } from '../tenancy/index.ts';
import { holdSync, renewSyncEveryMs, SyncLostError, type HeldSync } from './sync-store.ts';

interface SyncLease extends AsyncDisposable {
  /** Aborts when the reading is to stop: from outside, or because it is somebody else's now. */
  readonly signal: AbortSignal;
}

/** Keeps a reading ours while the LMS takes its time. */
export function openSyncLease(
  withTenant: WithTenant,
  held: HeldSync,
  outer: AbortSignal,
): SyncLease {
  const lost = new AbortController();
  let renewing = Promise.resolve();
  const timer = setInterval(() => {
    renewing = withTenant(held.tenantId, (tx) => holdSync(tx, held)).catch((error: unknown) => {
      // One that fails otherwise is made up for by the next one, or by the next write.
      if (error instanceof SyncLostError) lost.abort(error);
    });
  }, renewSyncEveryMs);
  return {
    signal: AbortSignal.any([outer, lost.signal]),
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      await renewing;
    },
  };
}
