export const scopes = ['tenant', 'course', 'section', 'student'] as const;
export type Scope = (typeof scopes)[number];
/** Money is capped by day and month, model tokens by hour. */
export const periods = ['hour', 'day', 'month'] as const;
export type Period = (typeof periods)[number];

/** A limit that was reached: which, how much of it is left, and when it comes back. */
export interface Limit {
  readonly scope: Scope;
  readonly period: Period;
  readonly unit: 'micro-usd' | 'tokens';
  readonly cap: number;
  readonly left: number;
  /** ISO 8601, UTC. */
  readonly resetsAt: string;
  /** Money under the cap that is kept for the days before due dates, the first of which is the reset. */
  readonly keptBack?: number;
}

/** First moment (UTC) of the window that holds the moment. The database has the same as budget_window(). */
export function windowStart(period: Period, at: Date): Date {
  const [year, month, day, hour] = [
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
  ];
  if (period === 'month') return new Date(Date.UTC(year, month));
  return new Date(Date.UTC(year, month, day, period === 'hour' ? hour : 0));
}

export function windowEnd(period: Period, at: Date): Date {
  const start = windowStart(period, at);
  if (period === 'month') start.setUTCMonth(start.getUTCMonth() + 1);
  else start.setTime(start.getTime() + (period === 'hour' ? 1 : 24) * 60 * 60 * 1000);
  return start;
}
