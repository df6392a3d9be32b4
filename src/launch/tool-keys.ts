import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import type { Seal } from '../ground/crypto/index.ts';
import type { Sql, Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { Registration } from './registration.ts';

/** NIST SP 800-57 part 1 rev. 5: 2048 bits are acceptable for signatures through 2030. */
const modulusBits = 2048;

export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
  readonly jwk: JWK;
}

export interface ToolKeys {
  /** Makes the key pair of a new registration, in the caller's transaction. */
  create(tx: Tx, registration: Registration): Promise<void>;
  /** The key that signs for this registration. */
  signing(registration: Registration): Promise<SigningKey>;
  /** Public halves of every registration, as a JWK set; no private member, ever. */
  publicSet(): Promise<{ keys: JWK[] }>;
}

interface ToolKeyNeeds {
  readonly sql: Sql;
  readonly withTenant: WithTenant;
  readonly seal: Seal;
}

/** One RSA key pair per registration; private halves are sealed with the registration's id. */
export function createToolKeys({ sql, withTenant, seal }: ToolKeyNeeds): ToolKeys {
  const cached = new Map<string, SigningKey>();
  return {
    create: async (tx, registration) => {
      const { publicKey, privateKey } = await generateKeyPair('RS256', {
        modulusLength: modulusBits,
        extractable: true,
      });
      const [publicJwk, privateJwk] = await Promise.all([
        exportJWK(publicKey),
        exportJWK(privateKey),
      ]);
      const kid = await calculateJwkThumbprint(publicJwk);
      await tx.query(
        'insert into public_keys (kid, tenant_id, registration_id, jwk) values ($1, $2, $3, $4)',
        [
          kid,
          registration.tenantId,
          registration.id,
          { ...publicJwk, kid, alg: 'RS256', use: 'sig' },
        ],
      );
      await tx.query(
        'insert into private_keys (tenant_id, registration_id, kid, sealed_jwk) values ($1, $2, $3, $4)',
        [
          registration.tenantId,
          registration.id,
          kid,
          seal.seal(JSON.stringify(privateJwk), purpose(registration)),
        ],
      );
    },
    signing: async (registration) => {
      const held = cached.get(registration.id);
      if (held) return held;
      const loaded = await loadSigningKey(withTenant, seal, registration);
      cached.set(registration.id, loaded);
      return loaded;
    },
    publicSet: async () => {
      const rows = await sql.query<{ jwk: JWK }>(
        'select jwk from public_keys where retired_at is null order by created_at',
      );
      return { keys: rows.map(({ jwk }) => jwk) };
    },
  };
}

async function loadSigningKey(
  withTenant: WithTenant,
  seal: Seal,
  registration: Registration,
): Promise<SigningKey> {
  const [row] = await withTenant(registration.tenantId, (tx) =>
    tx.query<{ kid: string; sealed_jwk: string }>(
      `select kid, sealed_jwk from private_keys
       where tenant_id = $1 and registration_id = $2 order by created_at desc limit 1`,
      [registration.tenantId, registration.id],
    ),
  );
  if (!row) throw new Error(`registration ${registration.id} has no key pair`);
  const jwk = JSON.parse(seal.open(row.sealed_jwk, purpose(registration))) as JWK;
  return { kid: row.kid, jwk, key: (await importJWK(jwk, 'RS256')) as CryptoKey };
}

function purpose(registration: Registration): string {
  return `tool key ${registration.tenantId} ${registration.id}`;
}
