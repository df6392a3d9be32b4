import type { Period, Scope } from './limit.ts';

/** Who spends: a student in a course, or the course itself for work that nobody asked for (null). */
export interface Spender {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string | null;
}

/** What one scope has used and set aside in the current window: micro-dollars, tokens by hour. */
export interface Meter {
  readonly scope: Scope;
  readonly period: Period;
  readonly used: number;
  readonly reserved: number;
  /** The part of both that came out of students' floors. */
  readonly fromFloor: number;
}

/** The meters work counts on, in the order in which they are locked: the one all share comes last. */
const meterKinds = (['student', 'course', 'tenant'] as const).flatMap((scope) =>
  (['day', 'hour', 'month'] as const).map((period) => ({ scope, period })),
);

export function metersOf({ tenantId, courseId, userId }: Spender) {
  const ids = { student: userId, course: courseId, tenant: tenantId };
  return meterKinds.flatMap(({ scope, period }) => {
    const scopeId = ids[scope];
    return scopeId === null ? [] : [{ scope, period, scopeId }];
  });
}

/** What is set aside on the meters: money, tokens, and how much of the money comes out of the floor. */
export interface Amounts {
  readonly micros: number;
  readonly tokens: number;
  readonly floorMicros: number;
}
