import type { GradedWork, CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import { readRevisionText } from '../retrieve/index.ts';
import { fingerprintOf, type Fingerprint } from './fingerprint.ts';

/** Gives the fingerprint of a work, made once in this process. */
export type PrintOf = (tx: Tx, course: CourseKey, work: GradedWork) => Promise<Fingerprint>;

/** Of all fingerprints held, in pairs: eight megabytes, some thousand assignments of a page. */
const mostPairs = 1_000_000;

/**
 * A published revision never changes, so its number is a sufficient name for what is held of it. The one not
 * asked for the longest leaves first.
 */
export function createPrintOf(): PrintOf {
  const held = new Map<string, Fingerprint>();
  let pairs = 0;

  function keep(name: string, print: Fingerprint): void {
    if (held.delete(name)) pairs -= print.pairs.length;
    held.set(name, print);
    pairs += print.pairs.length;
    for (const [oldest, other] of held) {
      if (pairs <= mostPairs || oldest === name) return;
      held.delete(oldest);
      pairs -= other.pairs.length;
    }
  }

  return async (tx, { tenantId, courseId }, { documentId, revision }) => {
    const name = `${tenantId} ${documentId} ${revision}`;
    const print =
      held.get(name) ??
      fingerprintOf(await readRevisionText(tx, { tenantId, courseId, documentId, revision }));
    keep(name, print);
    return print;
  };
}
