import { expect } from 'vitest';
import { guard } from '../../src/safety/index.ts';

interface Judged {
  readonly id: string;
  readonly message: string;
  /** What the same student said before. */
  readonly history?: readonly string[];
}

/** Whether somebody who asked about the course is sent away without an answer. */
export function isStopped(action: string): boolean {
  return ['refuse', 'redirect', 'crisis'].includes(action);
}

/** Fails where the guard's verdict is not fine for more than a share of them, and shows those too many. */
export function expectFine(
  of: readonly Judged[],
  isFine: (action: string) => boolean,
  mayFail: number,
): void {
  const failing = of
    .map(({ id, message, history }) => ({ id, message, action: guard(message, history).action }))
    .filter(({ action }) => !isFine(action))
    .map(({ id, action, message }) => `${id} ${action}: ${message}`);
  expect(failing.slice(Math.floor(mayFail * of.length))).toEqual([]);
}
