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
  | 'cut';

/** What the tool was talking to. */
export type LabArea = 'content' | 'scores' | 'services' | 'token' | 'keys';

export interface FaultPlan {
  readonly fault: LabFault;
  readonly on: LabArea;
  /** How many requests suffer; 1. */
  readonly times?: number;
  /** How many go well first; 0. */
  readonly after?: number;
}

export interface Faults {
  add(plan: FaultPlan): void;
  /** The fault that the next request to the area must suffer, if any. */
  take(area: LabArea): LabFault | undefined;
}

export function createFaults(): Faults {
  let plans: { fault: LabFault; on: LabArea; times: number; after: number }[] = [];
  return {
    add: (plan) => {
      plans.push({ times: 1, after: 0, ...plan });
    },
    take: (area) => {
      const plan = plans.find((candidate) => candidate.on === area);
      if (!plan) return undefined;
      if (plan.after > 0) {
        plan.after -= 1;
        return undefined;
      }
      plan.times -= 1;
      plans = plans.filter((candidate) => candidate.times > 0);
      return plan.fault;
    },
  };
}
