import type { Period, Scope } from './limit.ts';

/** Who spends: a student in a course, or the course itself for work that nobody asked for (null). */
export interface Spender {
  readonly tenantId: string;
  readonly courseId: string;
  readonly userId: string | null;
}

/** Who spends, and the sections or groups of the course they are in: "section:4", "group:7". */
export interface Account extends Spender {
  readonly sections: readonly string[];
}

/** What one scope has used and set aside in the current window: micro-dollars, tokens by hour. */
export interface Meter {
  readonly scope: Scope;
  readonly scopeId: string;
  readonly period: Period;
  readonly used: number;
  readonly reserved: number;
  /** The part of both that came out of students' floors. */
  readonly fromFloor: number;
}

/** The meters work counts on, in the order in which they are locked: the one all share comes last. */
export function metersOf(account: Account) {
  const { tenantId, courseId, userId } = account;
  const scopes: { scope: Scope; scopeId: string }[] = [
    ...(userId === null ? [] : [{ scope: 'student' as const, scopeId: userId }]),
    ...sectionIds(account).map((scopeId) => ({ scope: 'section' as const, scopeId })),
    { scope: 'course', scopeId: courseId },
    { scope: 'tenant', scopeId: tenantId },
  ];
  return scopes.flatMap((one) =>
    (['day', 'hour', 'month'] as const).map((period) => ({ ...one, period })),
  );
}

/** In the order of their names. */
export function sectionIds({ courseId, sections }: Account): string[] {
  return sections.toSorted().map((key) => sectionId(courseId, key));
}

/** What rules and meters call a section or group of a course. */
export function sectionId(courseId: string, key: string): string {
  return `${courseId}/${key}`;
}

/** What rules call each section of one course. */
export function everySectionOf(courseId: string): string {
  return sectionId(courseId, '*');
}

/** What is set aside on the meters: money, tokens, and how much of the money comes out of the floor. */
export interface Amounts {
  readonly micros: number;
  readonly tokens: number;
  readonly floorMicros: number;
}
