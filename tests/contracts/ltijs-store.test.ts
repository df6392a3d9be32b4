import { createPublicKey, randomUUID } from 'node:crypto';
import { jwtVerify } from 'jose';
import DeepLinking from 'ltijs/dist/Provider/Services/DeepLinking.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLtijsStore, findLtijsPlatform } from '../../src/launch/ltijs-store.ts';
import { useOnce } from '../../src/launch/used-nonce-store.ts';
import { ensureTenant } from '../../src/tenancy/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { engines } from '../support/databases.ts';
import { storeEngines, type KeptPlatform, type StoreUnderTest } from '../support/ltijs-stores.ts';
import { startPlatform } from '../support/platform.ts';

const contentItems = 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items';

type Readable = Omit<KeptPlatform, 'disable' | 'remove'>;

/** An answer as ltijs makes it from what the store holds. */
function sign({ issuer, clientId, store, encryptionKey }: Readable): Promise<string> {
  const service = new DeepLinking(findLtijsPlatform, encryptionKey, store);
  const settings = { accept_types: ['ltiResourceLink'], accept_multiple: true };
  return service.createDeepLinkingMessage(
    {
      iss: issuer,
      clientId,
      deploymentId: 'dep-1',
      platformContext: { deepLinkingSettings: settings },
    },
    [{ type: 'ltiResourceLink', title: 'Tutor' }],
  );
}

async function rowOf(
  { store }: Readable,
  collection: string,
  query: Readonly<Record<string, unknown>>,
  encryptionKey: string | null = null,
): Promise<Record<string, unknown> | undefined> {
  const rows = await store.Get(encryptionKey, collection, query);
  return rows === false ? undefined : (rows[0] as Record<string, unknown>);
}

async function publicKeyOf(kept: Readable) {
  const { issuer: platformUrl, clientId } = kept;
  const platform = await rowOf(kept, 'platform', { platformUrl, clientId });
  const kid = platform?.['kid'];
  const row = await rowOf(kept, 'publickey', { kid }, kept.encryptionKey);
  return { kid, key: createPublicKey(String(row?.['key'])) };
}

// features: P01
describe.each(storeEngines)('what ltijs reads from $name', (engine) => {
  let stores: StoreUnderTest;
  let kept: KeptPlatform;

  beforeAll(async () => {
    stores = await engine.open();
    kept = await stores.register();
  });
  afterAll(() => stores[Symbol.asyncDispose]());

  it('is the platform of that issuer and client, with its addresses', async () => {
    const { issuer: platformUrl, clientId } = kept;
    expect(await rowOf(kept, 'platform', { platformUrl, clientId })).toMatchObject({
      platformUrl,
      clientId,
      authEndpoint: `${platformUrl}/auth`,
      accesstokenEndpoint: `${platformUrl}/token`,
      authorizationServer: `${platformUrl}/token`,
      kid: expect.any(String),
      authConfig: { method: 'JWK_SET', key: `${platformUrl}/keys` },
    });
  });

  it.each([
    ['platform', { platformUrl: 'https://another.example' }],
    ['platform', { clientId: 'another-client' }],
    ['platformStatus', { id: 'another-kid' }],
    ['publickey', { kid: 'another-kid' }],
    ['privatekey', { kid: 'another-kid' }],
  ])('is nothing in %s for %j', async (collection, query) => {
    expect(await kept.store.Get(kept.encryptionKey, collection, query)).toBe(false);
  });

  it('is refused where the collection is not one of its own', async () => {
    await expect(kept.store.Get(false, 'courses', {})).rejects.toThrow('courses');
  });

  it('lets it sign an answer that its published key verifies, under the name of that key', async () => {
    const { kid, key } = await publicKeyOf(kept);
    const { payload, protectedHeader } = await jwtVerify(await sign(kept), key, {
      issuer: kept.clientId,
      audience: kept.issuer,
    });
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid });
    expect(payload[contentItems]).toEqual([{ type: 'ltiResourceLink', title: 'Tutor' }]);
  });

  it('keeps the keys of two platforms apart', async () => {
    const other = await stores.register();
    const { key } = await publicKeyOf(other);
    await expect(jwtVerify(await sign(kept), key)).rejects.toThrow('signature');
    await expect(jwtVerify(await sign(other), key)).resolves.toBeDefined();
  });

  it('signs nothing for a platform that is switched off', async () => {
    const other = await stores.register();
    await sign(other);
    await other.disable();
    await expect(sign(other)).rejects.toThrow('PLATFORM_NOT_ACTIVATED');
  });

  it('signs nothing for a platform that is gone', async () => {
    const other = await stores.register();
    await other.remove();
    await expect(sign(other)).rejects.toThrow('PLATFORM_NOT_FOUND');
  });
});

describe.each(engines)('on $name', (engine) => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({ engine, worker: false });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  // features: P01
  it('an answer begun before a rotation is signed whole by the key it was begun with', async () => {
    const { launch } = app.composed;
    await using platform = await startPlatform(app);
    const { issuer, clientId } = platform;
    const [registration] = await launch.registrations.find(issuer, clientId);
    if (!registration) throw new Error('the platform is not registered');
    const store = createLtijsStore(launch, registration);
    const kept = { issuer, clientId, store, encryptionKey: null };
    const { kid, key } = await publicKeyOf(kept);
    const fresh = await launch.toolKeys.rotate(registration, { leadMs: 0, overlapMs: 60_000 });
    expect((await launch.toolKeys.signing(registration)).kid).toBe(fresh);
    const { protectedHeader } = await jwtVerify(await sign(kept), key);
    expect(protectedHeader.kid).toBe(kid);
  });

  // features: P01
  it('C9 a nonce is used up by exactly one of many launches that bring it at once', async () => {
    const { db, withTenant } = app.composed.ground;
    const { id } = await ensureTenant(db, `Tenant ${randomUUID()}`);
    const nonce = randomUUID();
    const won = await Promise.all(
      Array.from({ length: 24 }, () => withTenant(id, (tx) => useOnce(tx, id, nonce))),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await withTenant(id, (tx) => useOnce(tx, id, nonce))).toBe(false);
  });

  it('C9 a nonce is free again when the launch that brought it came to nothing', async () => {
    const { db, withTenant } = app.composed.ground;
    const { id } = await ensureTenant(db, `Tenant ${randomUUID()}`);
    const nonce = randomUUID();
    const failing = withTenant(id, async (tx) => {
      await useOnce(tx, id, nonce);
      throw new Error('the launch fails after that');
    });
    await expect(failing).rejects.toThrow('the launch fails after that');
    expect(await withTenant(id, (tx) => useOnce(tx, id, nonce))).toBe(true);
  });

  it('C9 the same nonce of another tenant is another nonce', async () => {
    const { db, withTenant } = app.composed.ground;
    const nonce = randomUUID();
    for (const name of ['one', 'two']) {
      const { id } = await ensureTenant(db, `Tenant ${name} ${randomUUID()}`);
      expect(await withTenant(id, (tx) => useOnce(tx, id, nonce))).toBe(true);
    }
  });
});
