import { isRetry, targetOf, type OutboxEntry } from './outbox-entry.ts';
import { Unpostable } from './grade-trouble.ts';

type Tried = Pick<
  OutboxEntry,
  | 'deed'
  | 'score'
  | 'comment'
  | 'version'
  | 'sentVersion'
  | 'sentScore'
  | 'postedScore'
  | 'postedBefore'
>;

/** What stands in the cell, as a share of the column's maximum; null: nothing; `unread`: the LMS does not tell. */
export type Standing = number | null | 'unread';

/**
 * What is to be done about a cell: `send` the score or its clearing; `arrived`: an earlier try has reached it though
 * its answer never came back; `empty`: there is nothing to take back.
 * @throws Unpostable where a teacher's grade stands there, or might
 */
export function verdictOn(tried: Tried, standing: Standing): 'send' | 'arrived' | 'empty' {
  const isUndo = tried.deed === 'undo';
  if (standing === 'unread') {
    if (!isUndo) return 'send';
    throw new Unpostable(
      'refused',
      'unreadable',
      'The LMS does not let this tool read grades back, so it cannot tell whether a teacher has changed this one.',
    );
  }
  if (standing === null) return isUndo ? 'empty' : 'send';
  if (hasArrived(tried, standing)) return 'arrived';
  if (sameShare(standing, tried.postedScore) || sameShare(standing, tried.sentScore)) return 'send';
  throw new Unpostable(
    'held',
    'teacher_grade',
    'The gradebook holds a grade that this tool did not post; it is left as it is.',
  );
}

/** Platforms round and keep two to five decimals. */
export function sameShare(share: number, score: number | null): boolean {
  return score !== null && Math.abs(share - score) < 0.005;
}

function hasArrived(tried: Tried, standing: number): boolean {
  return (
    isRetry(tried) &&
    targetOf(tried) !== null &&
    sameShare(standing, tried.sentScore) &&
    !sameShare(standing, tried.postedScore)
  );
}
