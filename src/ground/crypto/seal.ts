import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/** Encrypts values at rest or in transit through a browser, each held whole: AES-256-GCM. */
export interface Seal {
  /** Returns base64url text; `purpose` is authenticated with it and must be the same at opening. */
  seal(plain: string, purpose: string): string;
  /** @throws SealBrokenError when the text was altered, or sealed by another key or for another purpose. */
  open(sealed: string, purpose: string): string;
  /** Likewise for bytes that stay bytes. */
  sealBytes(plain: Uint8Array, purpose: string): Buffer;
  /** @throws SealBrokenError */
  openBytes(sealed: Uint8Array, purpose: string): Buffer;
}

export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError';
  readonly code = 'seal_broken';
}

const ivBytes = 12;
const tagBytes = 16;

/** Derives the working key from the master key (HKDF-SHA-256, RFC 5869). `masterKey` is 32 bytes. */
export function createSeal(masterKey: Buffer): Seal {
  const derived = hkdfSync('sha256', masterKey, '', 'preceptor seal v1', 32);
  // As a key object it is prepared once, which is most of the work on values this small.
  const key = createSecretKey(Buffer.from(derived));
  const sealBytes = (plain: Uint8Array, purpose: string): Buffer => {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
    const body = [cipher.update(plain), cipher.final()];
    return Buffer.concat([iv, cipher.getAuthTag(), ...body]);
  };
  const openBytes = (sealed: Uint8Array, purpose: string): Buffer => {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(purpose));
      decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
      const body = sealed.subarray(ivBytes + tagBytes);
      return Buffer.concat([decipher.update(body), decipher.final()]);
    } catch (cause) {
      throw new SealBrokenError('sealed value does not open', { cause });
    }
  };
  return {
    sealBytes,
    openBytes,
    seal: (plain, purpose) => sealBytes(Buffer.from(plain), purpose).toString('base64url'),
    open: (sealed, purpose) =>
      openBytes(Buffer.from(sealed, 'base64url'), purpose).toString('utf8'),
  };
}

/** Text that the former or the next key sealed, as the next key seals it: may be done twice. @throws SealBrokenError */
export type Reseal = (sealed: string, purpose: string) => string;

export function createReseal(former: Seal, next: Seal): Reseal {
  return (sealed, purpose) => {
    try {
      next.open(sealed, purpose);
      return sealed;
    } catch {
      return next.seal(former.open(sealed, purpose), purpose);
    }
  };
}
