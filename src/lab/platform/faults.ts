/** A way for the LMS to let the tool down. */
export type LabFault =
  /** Refused for asking too much: Canvas 403 as text, Moodle 503 of its front server. */
  | 'throttled'
  | 'too-many-requests'
  | 'server-error'
  | 'token-expired'
  /** Refused for good: 403. */
  | 'forbidden'
  /** A page for people in place of an answer. */
  | 'garbage'
  /** A key set or a list without anything in it. */
  | 'empty'
  /** An answer as it should be, from a clock that is ten minutes behind. */
  | 'clock-behind'
  /** The connection closes before an answer. */
  | 'dropped'
  /** The connection closes in the middle of the answer. */
  | 'cut'
  /** Half of the answer, as if that were all of it. */
  | 'short'
  /** No answer for as long as the client waits. */
  | 'hang'
  /** Sent on to the page on which people log in. */
  | 'log-in-page'
  /** Sent on to an address inside somebody's network. */
  | 'inward';

/** What the tool was talking to. */
export type LabArea = 'content' | 'scores' | 'services' | 'token' | 'keys';

export interface FaultPlan {
  readonly fault: LabFault;
  readonly on: LabArea;
  /** How many requests suffer; 1. */
  readonly times?: number;
  /** How many go well first; 0. */
  readonly after?: number;
  /** Only requests whose path and query match. */
  readonly where?: RegExp;
  /** Seconds the client is asked to wait. */
  readonly retryAfter?: number;
}

export interface Faults {
  add(plan: FaultPlan): void;
  /** All is well again. */
  clear(): void;
  /** What the next request to the area and address must suffer, if anything. */
  take(area: LabArea, url: string): Pick<FaultPlan, 'fault' | 'retryAfter'> | undefined;
}

export function createFaults(): Faults {
  let plans: (FaultPlan & { times: number; after: number })[] = [];
  return {
    add: (plan) => {
      plans.push({ times: 1, after: 0, ...plan });
    },
    clear: () => {
      plans = [];
    },
    take: (area, url) => {
      const plan = plans.find(({ on, where }) => on === area && (where?.test(url) ?? true));
      if (!plan) return undefined;
      if (plan.after > 0) {
        plan.after -= 1;
        return undefined;
      }
      plan.times -= 1;
      plans = plans.filter((candidate) => candidate.times > 0);
      return plan;
    },
  };
}
