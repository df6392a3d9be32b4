import type { WithTenant } from '../tenancy/index.ts';
import type { IngestJob, Stage } from './job.ts';
import { holdLease, LeaseLostError, noteProgress, noteStage } from './job-store.ts';
import type { OnProgress } from './reader/read-pages.ts';
import { renewEveryMs } from './job.ts';

/** The stages of one attempt: told to whoever watches, timed, and under a lease that is kept. */
export interface Stages extends AsyncDisposable {
  run<T>(stage: Stage, work: (onProgress: OnProgress) => Promise<T>): Promise<T>;
  /** Adds time to a stage that runs inside another one, in milliseconds. */
  add(stage: Stage, ms: number): void;
  durations(): Record<string, number>;
  /** Aborts when the job is to stop: from outside, or because the lease is lost. */
  readonly signal: AbortSignal;
}

/** How often progress is written down at most. */
const tellEveryMs = 500;

export function openStages(withTenant: WithTenant, job: IngestJob, outer: AbortSignal): Stages {
  const durations: Record<string, number> = {};
  const lost = new AbortController();
  const { tenantId } = job;
  // What is written on the side must be over before the attempt is.
  const pending = new Set<Promise<void>>();
  const beside = (work: Promise<void>): void => {
    pending.add(work);
    void work.finally(() => pending.delete(work));
  };
  const renewal = setInterval(() => {
    // A renewal that fails otherwise is made up for by the next one, or by the next write.
    beside(
      withTenant(tenantId, (tx) => holdLease(tx, job)).catch((error: unknown) => {
        if (error instanceof LeaseLostError) lost.abort(error);
      }),
    );
  }, renewEveryMs);
  let told = 0;

  function tell(done: number, total: number): void {
    if (done < total && performance.now() - told < tellEveryMs) return;
    told = performance.now();
    beside(withTenant(tenantId, (tx) => noteProgress(tx, job, { done, total })).catch(() => {}));
  }

  const add = (stage: Stage, ms: number): void => {
    durations[stage] = Math.round(((durations[stage] ?? 0) + ms) * 10) / 10;
  };

  return {
    signal: AbortSignal.any([outer, lost.signal]),
    add,
    durations: () => ({ ...durations }),
    run: async (stage, work) => {
      await withTenant(tenantId, async (tx) => {
        await holdLease(tx, job);
        await noteStage(tx, job, stage);
      });
      // The first word of a stage is always told: it may be the last one for a long time.
      told = -Infinity;
      const from = performance.now();
      try {
        return await work(tell);
      } finally {
        add(stage, performance.now() - from);
      }
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(renewal);
      await Promise.all(pending);
    },
  };
}
