import { createPrivateKey, createPublicKey } from 'node:crypto';
import Platform from 'ltijs/dist/Utils/Platform.js';
import type { RegistrationDirectory } from './registration-store.ts';
import type { Registration } from './registration.ts';
import type { SigningKey, ToolKeys } from './tool-keys.ts';

type Row = Readonly<Record<string, unknown>>;

/** The store ltijs asks for platforms and keys; method names and collections are ltijs's own. */
export interface LtijsStore {
  Get(
    encryptionKey: unknown,
    collection: string,
    query: Readonly<Record<string, unknown>>,
  ): Promise<object[] | false>;
}

export interface LtijsStoreNeeds {
  readonly registrations: RegistrationDirectory;
  readonly toolKeys: ToolKeys;
}

/**
 * Lets ltijs read one registration and its key pair, as rows found by ltijs's own queries. It only
 * reads: registrations are written by our own verbs, because ltijs would make its keys synchronously
 * and knows no tenants.
 */
export function createLtijsStore(
  { registrations, toolKeys }: LtijsStoreNeeds,
  registration: Registration,
): LtijsStore {
  let signing: Promise<SigningKey> | undefined;
  // One key for all that is asked: a rotation in between must not sign under the other one's name.
  const signingKey = (): Promise<SigningKey> => (signing ??= toolKeys.signing(registration));
  const current = () => registrations.byId(registration.tenantId, registration.id);

  const collections: Readonly<Record<string, () => Promise<Row | undefined>>> = {
    platform: async () => {
      const now = await current();
      return now && platformRow(now, await signingKey());
    },
    platformStatus: async () => {
      const now = await current();
      return { id: (await signingKey()).kid, active: now?.status === 'active' };
    },
    publickey: async () => {
      const { kid, jwk } = await signingKey();
      const key = createPublicKey({ key: jwk, format: 'jwk' });
      return { kid, key: key.export({ type: 'spki', format: 'pem' }) };
    },
    privatekey: async () => {
      const { kid, jwk } = await signingKey();
      const key = createPrivateKey({ key: jwk, format: 'jwk' });
      return { kid, key: key.export({ type: 'pkcs8', format: 'pem' }) };
    },
  };
  return {
    Get: async (_encryptionKey, collection, query) => {
      const read = collections[collection];
      if (!read) throw new Error(`ltijs asked for ${collection}, which is not kept for it`);
      const row = await read();
      const asked = Object.entries(query);
      return row && asked.every(([name, value]) => row[name] === value) ? [row] : false;
    },
  };
}

/** ltijs's own way to a platform: found by issuer and client, reading on from the same store. */
export async function findLtijsPlatform(
  issuer: string,
  clientId: string,
  encryptionKey: unknown,
  store: LtijsStore,
): Promise<Platform | false> {
  const found = await store.Get(false, 'platform', { platformUrl: issuer, clientId });
  if (!found) return false;
  const [row] = found as [Row];
  return new Platform(
    row['platformName'],
    row['platformUrl'],
    row['clientId'],
    row['authEndpoint'],
    row['accesstokenEndpoint'],
    row['authorizationServer'],
    row['kid'],
    encryptionKey,
    row['authConfig'],
    store,
  );
}

function platformRow(registration: Registration, { kid }: SigningKey): Row {
  return {
    platformName: registration.product,
    platformUrl: registration.issuer,
    clientId: registration.clientId,
    authEndpoint: registration.authUrl,
    accesstokenEndpoint: registration.tokenUrl,
    authorizationServer: registration.tokenAudience ?? registration.tokenUrl,
    kid,
    authConfig: { method: 'JWK_SET', key: registration.keysUrl },
  };
}
