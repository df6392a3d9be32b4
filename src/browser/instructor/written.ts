import { intlTag } from '../../ground/language/index.ts';
import { words } from '../words.ts';

/** A day and its time, as the reader's language writes them. */
export function moment(time: string): string {
  const form = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(intlTag(words.lang), form).format(new Date(time));
}

/** A day of the calendar (2026-11-16), likewise. */
export function day(date: string): string {
  const form = { dateStyle: 'medium', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(intlTag(words.lang), form).format(new Date(date));
}

/** The day of a moment, by a course's own calendar. */
export function dayOf(time: string, timeZone: string): string {
  const form = { dateStyle: 'long', timeZone } as const;
  return new Intl.DateTimeFormat(intlTag(words.lang), form).format(new Date(time));
}

/** A number, likewise. */
export function number(value: number, form: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(intlTag(words.lang), form).format(value);
}

/** One thing after the other. */
export function list(parts: readonly string[]): string {
  return new Intl.ListFormat(words.lang, { type: 'unit', style: 'short' }).format(parts);
}
