import { eventLoopUtilization } from 'node:perf_hooks';

/** Quicker than anybody reads, few enough to send while the process has time to spare. */
const usualMs = 25;
/** Words in steps of a quarter of a second still read as an answer being written. */
const longestMs = 250;
/** How often the process looks at itself. */
const lookMs = 200;
/** Shares of its time in which a process computes: above the first it falls behind, below the other it has caught up. */
const [tooBusy, atEase] = [0.95, 0.8];

/** How long tokens are gathered before they travel. */
export interface FramePace {
  /** Milliseconds: 25, and up to 250 while this process cannot keep up with shorter ones. */
  readonly frameMs: () => number;
}

/**
 * One pace for all answers of a process. Each frame costs the same however much it says, here and in
 * every process it passes; a process that is always busy therefore sends fewer, larger ones until
 * it keeps up again, instead of falling further behind with each token.
 * @param busyShare the share of its time, 0 to 1, in which the process computed since it was last asked
 */
export function createFramePace(busyShare: () => number = watchLoop()): FramePace {
  let frameMs = usualMs;
  let looked = performance.now();
  return {
    frameMs: () => {
      const now = performance.now();
      if (now - looked < lookMs) return frameMs;
      looked = now;
      const busy = busyShare();
      if (busy > tooBusy) frameMs = Math.min(longestMs, frameMs * 1.5);
      else if (busy < atEase) frameMs = Math.max(usualMs, frameMs / 1.5);
      return frameMs;
    },
  };
}

function watchLoop(): () => number {
  let before = eventLoopUtilization();
  return () => {
    const now = eventLoopUtilization();
    const { utilization } = eventLoopUtilization(now, before);
    before = now;
    return utilization;
  };
}
