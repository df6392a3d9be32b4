import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/** Encrypts small values at rest or in transit through a browser: AES-256-GCM. */
export interface Seal {
  /** Returns base64url text; `purpose` is authenticated with it and must be the same at opening. */
  seal(plain: string, purpose: string): string;
  /** @throws SealBrokenError when the text was altered, or sealed by another key or for another purpose. */
  open(sealed: string, purpose: string): string;
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
  return {
    seal: (plain, purpose) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed, purpose) => {
      try {
        const bytes = Buffer.from(sealed, 'base64url');
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
          authTagLength: tagBytes,
        });
        decipher.setAAD(Buffer.from(purpose));
        decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
        const body = bytes.subarray(ivBytes + tagBytes);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new SealBrokenError('sealed value does not open', { cause });
      }
    },
  };
}
