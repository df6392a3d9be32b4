import { randomUUID } from 'node:crypto';
import Auth from 'ltijs/dist/Utils/Auth.js';
import Database from 'ltijs/dist/Utils/Database.js';
import { createLtijsStore, type LtijsStore } from '../../src/launch/ltijs-store.ts';
import { startApp, type TestApp } from './app.ts';
import { engines, type DatabaseEngine } from './databases.ts';
import { mongoUrl } from './machine.ts';
import { startPlatform } from './platform.ts';

/** A platform kept in a store, and what its owner can do to it there. */
export interface KeptPlatform {
  readonly issuer: string;
  readonly clientId: string;
  /** What ltijs is given: the store, and the key it opens key pairs with. */
  readonly store: LtijsStore;
  readonly encryptionKey: string | null;
  disable(): Promise<void>;
  remove(): Promise<void>;
}

export interface StoreUnderTest extends AsyncDisposable {
  register(): Promise<KeptPlatform>;
}

export interface StoreEngine {
  readonly name: string;
  open(): Promise<StoreUnderTest>;
}

function ours(engine: DatabaseEngine): StoreEngine {
  const register = async (app: TestApp): Promise<KeptPlatform> => {
    const { launch } = app.composed;
    await using platform = await startPlatform(app);
    const { issuer, clientId } = platform;
    const [registration] = await launch.registrations.find(issuer, clientId);
    if (!registration) throw new Error('the platform is not registered');
    return {
      issuer,
      clientId,
      store: createLtijsStore(launch, registration),
      encryptionKey: null,
      disable: () => launch.platforms.disable(registration),
      remove: () => launch.platforms.remove(registration),
    };
  };
  return {
    name: `our tables, ${engine.name}`,
    open: async () => {
      const app = await startApp({ engine, worker: false });
      return {
        register: () => register(app),
        [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
      };
    },
  };
}

function mongoose(server: string): StoreEngine {
  const register = async (store: Database): Promise<KeptPlatform> => {
    const encryptionKey = randomUUID();
    const [issuer, clientId] = [`https://${randomUUID()}.example`, `client-${randomUUID()}`];
    const kid = await Auth.generatePlatformKeyPair(encryptionKey, store, issuer, clientId);
    await store.Insert(false, 'platform', {
      platformName: 'other',
      platformUrl: issuer,
      clientId,
      authEndpoint: `${issuer}/auth`,
      accesstokenEndpoint: `${issuer}/token`,
      authorizationServer: `${issuer}/token`,
      kid,
      authConfig: { method: 'JWK_SET', key: `${issuer}/keys` },
    });
    const status = (active: boolean) =>
      store.Replace(false, 'platformStatus', { id: kid }, { id: kid, active });
    await status(true);
    return {
      issuer,
      clientId,
      store,
      encryptionKey,
      disable: async () => void (await status(false)),
      remove: async () => {
        await store.Delete('platform', { platformUrl: issuer, clientId });
        for (const keys of ['publickey', 'privatekey']) await store.Delete(keys, { kid });
      },
    };
  };
  return {
    name: "ltijs's own mongoose store",
    open: async () => {
      const url = new URL(server);
      url.pathname = `/preceptor_test_${randomUUID().replaceAll('-', '')}`;
      const store = new Database({ url: url.href });
      await store.setup();
      return {
        register: () => register(store),
        [Symbol.asyncDispose]: async () => {
          await store.db.dropDatabase();
          await store.Close();
        },
      };
    },
  };
}

/** Every store for ltijs that this machine has. */
export const storeEngines: readonly StoreEngine[] = [
  ...engines.map(ours),
  ...(mongoUrl ? [mongoose(mongoUrl)] : []),
];
