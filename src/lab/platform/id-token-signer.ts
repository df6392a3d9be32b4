import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';

export type Claims = Record<string, unknown>;

/** Signs what the platform says to the tool, and publishes the keys to check it with. */
export interface IdTokenSigner {
  sign(claims: Claims): Promise<string>;
  jwks(): { keys: JWK[] };
  /** From now on a new key signs; the one before stays published as long as the face keeps it. */
  rotate(): Promise<void>;
  /** The next token is signed over what `change` makes of its claims. */
  changeNext(change: (claims: Claims) => Claims): void;
  /** Private keys, newest first. */
  state(): JWK[];
}

interface SignerNeeds {
  readonly stored: readonly JWK[] | undefined;
  readonly newKid: () => string;
  /** How many keys are published at a time. */
  readonly published: number;
  readonly onChange: () => void;
}

export async function createIdTokenSigner(needs: SignerNeeds): Promise<IdTokenSigner> {
  const { stored, newKid, published, onChange } = needs;
  let keys: readonly JWK[] = stored ?? [await newKey(newKid())];
  let changing: ((claims: Claims) => Claims) | undefined;
  return {
    sign: async (claims) => {
      const [key] = keys;
      if (key?.kid === undefined) throw new Error('the platform has no key');
      const said = changing?.(claims) ?? claims;
      changing = undefined;
      return new SignJWT(said)
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: key.kid })
        .sign(await importJWK(key, 'RS256'));
    },
    jwks: () => ({ keys: keys.map(publicPart) }),
    rotate: async () => {
      keys = [await newKey(newKid()), ...keys].slice(0, published);
      onChange();
    },
    changeNext: (change) => {
      changing = change;
    },
    state: () => [...keys],
  };
}

async function newKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  return { ...(await exportJWK(privateKey)), kid };
}

function publicPart({ e, n, kid }: JWK): JWK {
  return { kty: 'RSA', alg: 'RS256', kid, e, n, use: 'sig' } as JWK;
}
