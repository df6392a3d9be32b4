import { createHash } from 'node:crypto';

/**
 * What a school lets those who teach see of single students. `aggregate`: nothing; `pseudonymous`: what they
 * hand in, under a name that is not theirs; `named`: that by name, and when they were last here.
 */
export const visibilityLevels = ['aggregate', 'pseudonymous', 'named'] as const;
export type VisibilityLevel = (typeof visibilityLevels)[number];

export interface Visibility {
  readonly level: VisibilityLevel;
  /** From which pseudonyms are made; null where there is no call for any. */
  readonly salt: string | null;
}

/** Letters and digits that cannot be taken for each other. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const length = 5;

/** The same student of the same course always has the same one; it leads back to nobody without the salt. */
export function pseudonymOf(salt: string, courseId: string, userId: string): string {
  const digest = createHash('sha256').update(`${salt}/${courseId}/${userId}`).digest();
  return [...digest.subarray(0, length)].map((byte) => alphabet[byte % alphabet.length]).join('');
}
