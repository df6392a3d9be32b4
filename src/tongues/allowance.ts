import { intlTag, type Language } from '../ground/language/index.ts';

/** A limit on what models may cost, as far as a sentence about it needs. */
export interface Allowance {
  readonly scope: 'tenant' | 'course' | 'section' | 'student';
  readonly period: 'hour' | 'day' | 'month';
  /** ISO 8601, UTC. */
  readonly resetsAt: string;
  /** What of it is kept for the days before due dates, if anything. */
  readonly keptBack?: number;
}

/** Says when an allowance comes back: a time every reader can place. */
export function timeIn(language: Language): (iso: string) => string {
  const form = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  const format = new Intl.DateTimeFormat(intlTag(language), form);
  return (iso) => `${format.format(new Date(iso))} UTC`;
}
