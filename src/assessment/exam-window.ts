import type { ExamWindow } from '../courses/index.ts';

/** A student with more time than that ends on another day, and has the window of that day. */
const sameSittingMs = 24 * 3_600_000;

/**
 * When the tutor is locked for one student: as the window says, and longer for whom the work it belongs to is
 * due later, by extra time; who sits it on another day has a window of the same length that ends with theirs.
 * @param own the student's own due date of that work; undefined: as everybody's; null: it is not theirs to do
 * @returns null: not for them
 */
export function windowOf(
  { from, until }: ExamWindow,
  own: Date | null | undefined,
): { readonly from: Date; readonly until: Date } | null {
  if (own === null) return null;
  const usual = { from: new Date(from), until: new Date(until) };
  if (own === undefined) return usual;
  const later = own.getTime() - usual.until.getTime();
  if (Math.abs(later) > sameSittingMs)
    return { from: new Date(usual.from.getTime() + later), until: own };
  return { from: usual.from, until: own };
}
