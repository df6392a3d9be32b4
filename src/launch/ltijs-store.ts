import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { RegistrationDirectory } from './registration-store.ts';
import type { Registration } from './registration.ts';
import type { ToolKeys } from './tool-keys.ts';

/** The store ltijs asks for platforms and keys; method names and collections are ltijs's own. */
export interface LtijsStore {
  Get(
    encryptionKey: unknown,
    collection: string,
    query: Readonly<Record<string, unknown>>,
  ): Promise<object[] | false>;
}

interface StoreNeeds {
  readonly registrations: RegistrationDirectory;
  readonly toolKeys: ToolKeys;
}

/**
 * Lets ltijs read our registrations and key pairs. It only reads: registrations are written by our
 * own verbs, because ltijs would make its keys synchronously and knows no tenants.
 */
export function createLtijsStore(
  { registrations, toolKeys }: StoreNeeds,
  registration: Registration,
): LtijsStore {
  const collections: Readonly<Record<string, () => Promise<object[] | false>>> = {
    platform: async () => [await platformRow(toolKeys, registration)],
    platformStatus: async () => {
      const now = await registrations.byId(registration.tenantId, registration.id);
      return [{ active: now?.status === 'active' }];
    },
    publickey: async () => {
      const { kid, jwk } = await toolKeys.signing(registration);
      const key = createPublicKey({ key: jwk, format: 'jwk' });
      return [{ kid, key: key.export({ type: 'spki', format: 'pem' }) }];
    },
    privatekey: async () => {
      const { kid, jwk } = await toolKeys.signing(registration);
      const key = createPrivateKey({ key: jwk, format: 'jwk' });
      return [{ kid, key: key.export({ type: 'pkcs8', format: 'pem' }) }];
    },
  };
  return {
    Get: async (_encryptionKey, collection) => {
      const read = collections[collection];
      if (!read) throw new Error(`ltijs asked for ${collection}, which is not kept for it`);
      return read();
    },
  };
}

async function platformRow(toolKeys: ToolKeys, registration: Registration): Promise<object> {
  const { kid } = await toolKeys.signing(registration);
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
