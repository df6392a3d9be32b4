import { createPrivateKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import type { Reseal, Seal } from '../ground/crypto/index.ts';
import type { Db, Sql } from '../ground/db/index.ts';
import {
  signStatement,
  thumbprint,
  type PublicJwk,
  type Signed,
  type Statement,
} from './signed.ts';
import {
  activeKey,
  insertSigningKey,
  listSigningKeys,
  lockSigningKeys,
  replaceSealedKey,
  retireSigningKey,
  type SigningKeyRecord,
} from './signing-key-store.ts';

export type Sign = <Said extends Statement>(statement: Said) => Signed<Said>;

/**
 * The installation's own keys for what must hold without it. Private halves are sealed by the master
 * key; the one of a retired key is gone, its public half stays for what it signed.
 */
export interface SigningKeys {
  /** Signs with the key of now, which is made at the first call. Joins an open transaction. */
  signer(): Promise<Sign>;
  /** Lets a new key sign from now on; returns its thumbprint. */
  rotate(): Promise<string>;
  /** Newest first. */
  list(): Promise<SigningKeyRecord[]>;
}

export function createSigningKeys({
  db,
  seal,
  mayKeep = async () => {},
}: {
  readonly db: Db;
  readonly seal: Seal;
  /** Throws in the transaction of a key that must not be kept. */
  readonly mayKeep?: () => Promise<void>;
}): SigningKeys {
  const add = async (tx: Sql): Promise<{ kid: string; sealedJwk: string }> => {
    await mayKeep();
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const publicJwk: PublicJwk = { kty: 'OKP', crv: 'Ed25519', x };
    const kid = thumbprint(publicJwk);
    const plain = JSON.stringify(privateKey.export({ format: 'jwk' }));
    const sealedJwk = seal.seal(plain, purpose(kid));
    await insertSigningKey(tx, { kid, publicJwk, sealedJwk });
    return { kid, sealedJwk };
  };
  const first = (): Promise<{ kid: string; sealedJwk: string }> =>
    db.transaction(async (tx) => {
      await lockSigningKeys(tx);
      return (await activeKey(tx)) ?? add(tx);
    });
  return {
    signer: async () => {
      const { kid, sealedJwk } = (await activeKey(db)) ?? (await first());
      const jwk = JSON.parse(seal.open(sealedJwk, purpose(kid))) as JsonWebKey;
      const key = createPrivateKey({ format: 'jwk', key: jwk });
      return (statement) => signStatement({ kid, key }, statement);
    },
    rotate: () =>
      db.transaction(async (tx) => {
        await lockSigningKeys(tx);
        await retireSigningKey(tx);
        return (await add(tx)).kid;
      }),
    list: () => listSigningKeys(db),
  };
}

function purpose(kid: string): string {
  return `signing key ${kid}`;
}

/** Seals the key of now anew, where there is one. */
export async function resealSigningKey(db: Db, reseal: Reseal): Promise<void> {
  await db.transaction(async (tx) => {
    await lockSigningKeys(tx);
    const key = await activeKey(tx);
    if (key) await replaceSealedKey(tx, key.kid, reseal(key.sealedJwk, purpose(key.kid)));
  });
}

/** The next signature makes a new key; what the former one signed stays checkable. */
export async function dropSigningKey(tx: Sql): Promise<void> {
  await lockSigningKeys(tx);
  await retireSigningKey(tx);
}
