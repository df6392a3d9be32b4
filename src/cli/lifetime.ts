import { InvalidArgumentError } from 'commander';

const hour = 60 * 60 * 1000;
export const day = 24 * hour;
const units: Readonly<Record<string, number>> = { h: hour, d: day };

/** Milliseconds of a time such as 12h or 7d. @throws InvalidArgumentError */
export function readTime(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,4})([hd])$/.exec(text) ?? [];
  const time = Number(count) * (units[unit] ?? 0);
  if (time > 0 && time <= 90 * day) return time;
  throw new InvalidArgumentError('hours or days, for example 12h or 7d; at most 90d');
}

/** When a link of that lifetime in milliseconds, made now, ends. */
export function untilText(lifetimeMs: number): string {
  const until = new Date(Date.now() + lifetimeMs).toISOString();
  return `${until.slice(0, 16).replace('T', ' ')} UTC`;
}
