import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import type { Envelope } from '../ground/crypto/index.ts';
import type { Sql, Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { Registration } from './registration.ts';
import {
  insertKey,
  listKeys,
  publicSet,
  retireOthers,
  signingKey,
  type KeyRecord,
} from './tool-key-store.ts';

/** NIST SP 800-57 part 1 rev. 5: 2048 bits are acceptable for signatures through 2030. */
const modulusBits = 2048;
/** Other processes notice within this time that another key signs now. */
const heldMs = 30_000;

export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
  readonly jwk: JWK;
}

/** How a new key takes over; milliseconds. */
export interface Takeover {
  /** Between its publication and its first signature: platforms and caches in between learn it. */
  readonly leadMs: number;
  /** How long the old key stays published after that. */
  readonly overlapMs: number;
}

export interface ToolKeys {
  /** Makes the key pair of a new registration, in the caller's transaction. */
  create(tx: Tx, registration: Registration): Promise<void>;
  /** The key that signs for this registration. */
  signing(registration: Registration): Promise<SigningKey>;
  /** Publishes a new key pair that takes over from the others. Returns its kid. */
  rotate(registration: Registration, takeover: Takeover): Promise<string>;
  /** The keys of a registration, newest first. */
  list(registration: Registration): Promise<KeyRecord[]>;
  /** Public halves of every registration, as a JWK set; no private member, ever. */
  publicSet(): Promise<{ keys: JWK[] }>;
}

interface ToolKeyNeeds {
  readonly sql: Sql;
  readonly withTenant: WithTenant;
  readonly envelope: Envelope;
  readonly now?: () => number;
}

/** One RSA key pair per registration (E1); private halves are sealed with the tenant's data key. */
export function createToolKeys(needs: ToolKeyNeeds): ToolKeys {
  const { sql, withTenant, now = Date.now } = needs;
  const held = new Map<string, { key: Promise<SigningKey>; until: number }>();

  const add = async (tx: Tx, registration: Registration, leadMs: number): Promise<string> => {
    const { kid, publicJwk, privateJwk } = await makePair();
    const plain = JSON.stringify(privateJwk);
    const sealed = await needs.envelope.seal(registration.tenantId, plain, purpose(registration));
    await insertKey(tx, registration, { kid, publicJwk, sealed, leadMs });
    return kid;
  };

  return {
    create: async (tx, registration) => void (await add(tx, registration, 0)),
    signing: (registration) => {
      const known = held.get(registration.id);
      if (known && known.until > now()) return known.key;
      const key = load(needs, registration);
      held.set(registration.id, { key, until: now() + heldMs });
      key.catch(() => held.delete(registration.id));
      return key;
    },
    rotate: async (registration, { leadMs, overlapMs }) => {
      const kid = await withTenant(registration.tenantId, async (tx) => {
        const fresh = await add(tx, registration, leadMs);
        await retireOthers(tx, registration, { kid: fresh, afterMs: leadMs + overlapMs });
        return fresh;
      });
      held.delete(registration.id);
      return kid;
    },
    list: (registration) => withTenant(registration.tenantId, (tx) => listKeys(tx, registration)),
    publicSet: async () => ({ keys: await publicSet(sql) }),
  };
}

async function makePair(): Promise<{ kid: string; publicJwk: JWK; privateJwk: JWK }> {
  const pair = await generateKeyPair('RS256', { modulusLength: modulusBits, extractable: true });
  const [bare, privateJwk] = await Promise.all([
    exportJWK(pair.publicKey),
    exportJWK(pair.privateKey),
  ]);
  // A thumbprint is never the same for two keys (E1: no kid is used twice).
  const kid = await calculateJwkThumbprint(bare);
  return { kid, publicJwk: { ...bare, kid, alg: 'RS256', use: 'sig' }, privateJwk };
}

async function load(
  { withTenant, envelope }: ToolKeyNeeds,
  registration: Registration,
): Promise<SigningKey> {
  const { tenantId } = registration;
  const row = await withTenant(tenantId, (tx) => signingKey(tx, registration));
  if (!row) throw new Error(`registration ${registration.id} has no key pair`);
  const jwk = JSON.parse(await envelope.open(tenantId, row.sealed, purpose(registration))) as JWK;
  return { kid: row.kid, jwk, key: (await importJWK(jwk, 'RS256')) as CryptoKey };
}

function purpose(registration: Registration): string {
  return `tool key ${registration.tenantId} ${registration.id}`;
}
