import { randomBytes } from 'node:crypto';

/** A document that one tenant may find and no other, planted to be asked for. */
export interface Canary {
  readonly tenantId: string;
  /** Occurs nowhere else. */
  readonly word: string;
  readonly courseId: string;
  readonly documentId: string;
}

/** Context id of the course that holds it; no LMS launches into it. */
export const canaryContext = 'preceptor-isolation-canary';

export function canaryWord(): string {
  return `canary${randomBytes(12).toString('hex')}`;
}

/** Any canary, as a pattern that JavaScript and PostgreSQL read alike. */
export const canaryPattern = 'canary[0-9a-f]{24}';

export function canaryText(word: string): string {
  return `# Isolation canary

The canary of this institution is ${word}. Preceptor planted this page to prove, every night, that nobody outside of the institution can find it.
`;
}

export function canaryQuestion(word: string): string {
  return `Preceptor planted this page. What is the canary of this institution, ${word}?`;
}
