import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { digest } from '../ground/crypto/index.ts';
import { canonical, type Plain } from './canonical.ts';

/** What is said; `kind` keeps a statement of one sort from being taken for another. */
export type Statement = { readonly kind: string } & { readonly [name: string]: Plain };

/** A statement with an Ed25519 signature over its canonical text. */
export interface Signed<Said extends Statement = Statement> {
  readonly statement: Said;
  /** Thumbprint of the key. */
  readonly key: string;
  /** base64url */
  readonly signature: string;
}

/** The public half of an Ed25519 key as a JWK (RFC 8037). */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

export const signedShape = z.object({
  statement: z.looseObject({ kind: z.string() }),
  key: z.string(),
  signature: z.string(),
});

/** RFC 7638: nobody gives another key the same name. */
export function thumbprint({ crv, kty, x }: PublicJwk): string {
  return digest(JSON.stringify({ crv, kty, x }));
}

export function signStatement<Said extends Statement>(
  { kid, key }: { readonly kid: string; readonly key: KeyObject },
  statement: Said,
): Signed<Said> {
  const signature = sign(null, Buffer.from(canonical(statement)), key).toString('base64url');
  return { statement, key: kid, signature };
}

/** What the next entry of a chain repeats, as base64url. */
export function hashOf({ statement, key, signature }: Signed): string {
  return digest(canonical({ statement, key, signature }));
}

/** Why a signature says nothing; undefined when it holds. */
export type SignatureFault = 'unknown_key' | 'altered';

/** Checks with the public keys that came along, by their thumbprints. */
export function signatureFault(
  { statement, key, signature }: Signed,
  keys: ReadonlyMap<string, KeyObject>,
): SignatureFault | undefined {
  const known = keys.get(key);
  if (!known) return 'unknown_key';
  try {
    const text = Buffer.from(canonical(statement));
    return verify(null, text, known, Buffer.from(signature, 'base64url')) ? undefined : 'altered';
  } catch {
    return 'altered';
  }
}

const jwkShape = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
});
export const keySetShape = z.array(jwkShape);

/**
 * Keys by their thumbprints, which are computed and not believed.
 * @param trusted when given, no others count
 */
export function openKeys(
  keys: readonly PublicJwk[],
  trusted: readonly string[] = [],
): ReadonlyMap<string, KeyObject> {
  const opened = new Map<string, KeyObject>();
  for (const { kty, crv, x } of keys) {
    const kid = thumbprint({ kty, crv, x });
    if (trusted.length > 0 && !trusted.includes(kid)) continue;
    try {
      opened.set(kid, createPublicKey({ format: 'jwk', key: { kty, crv, x } }));
    } catch {
      // What is no key signs nothing: whatever names it is found to be of an unknown key.
    }
  }
  return opened;
}
