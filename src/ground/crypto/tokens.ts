import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A bearer secret of 256 random bits, as base64url. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 as base64url; tokens are stored in this form only. */
export function digest(value: string | Uint8Array): string {
  return hash('sha256', value, 'base64url');
}

/** Compares without telling by its duration where the difference is. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
}
