import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Registration } from '../../src/launch/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { startPlatform, type Platform } from '../support/platform.ts';

let app: TestApp;
let platform: Platform;
let registration: Registration;

beforeEach(async () => {
  app = await startApp({ worker: false });
  platform = await startPlatform(app);
  registration = await registrationOf(platform);
});

afterEach(async () => {
  await platform[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

async function registrationOf({ issuer, clientId }: Platform): Promise<Registration> {
  const [found] = await app.composed.launch.registrations.find(issuer, clientId);
  if (!found) throw new Error('the platform is not registered');
  return found;
}

const published = async (): Promise<JSONWebKeySet> =>
  (await (await fetch(`${app.url}/lti/keys`)).json()) as JSONWebKeySet;
const kids = async () => (await published()).keys.map(({ kid }) => kid);
const signingKid = async () => (await app.composed.launch.toolKeys.signing(registration)).kid;
const query = (sql: string) =>
  app.composed.ground.withTenant(platform.tenantId, (tx) => tx.query(sql));

// features: P01
describe('the key set of the tool', () => {
  it('E1 holds a key pair of its own for every registration, and nothing private', async () => {
    const other = await startPlatform(app);
    const { keys } = await published();
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(Object.keys(key).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
      expect(key).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' });
      expect(Buffer.from(key.n ?? '', 'base64url').length * 8).toBeGreaterThanOrEqual(2048);
    }
    await other[Symbol.asyncDispose]();
  });

  it('E2 says how long it may be kept', async () => {
    const { headers } = await fetch(`${app.url}/lti/keys`);
    expect(headers.get('cache-control')).toMatch(/public, max-age=\d+/);
  });

  it('E2 shows a new key before it signs, and the old one until caches have run out', async () => {
    const old = await signingKid();
    const fresh = await app.composed.launch.toolKeys.rotate(registration, {
      leadMs: 60_000,
      overlapMs: 60_000,
    });
    expect(await kids()).toEqual(expect.arrayContaining([old, fresh]));
    expect(await signingKid()).toBe(old);

    await query(`update private_keys set signs_from = now() where kid = '${fresh}'`);
    await app.composed.launch.toolKeys.rotate(registration, { leadMs: 60_000, overlapMs: 0 });
    expect(await signingKid()).toBe(fresh);
    expect(await kids()).toContain(old);

    await query(`update public_keys set retired_at = now() where kid = '${old}'`);
    expect(await kids()).not.toContain(old);
    await app.composed.launch.tidyUp();
    const records = await app.composed.launch.toolKeys.list(registration);
    expect(records.map(({ kid }) => kid)).not.toContain(old);
  });

  it('E2 drops a leaked key at once, and signs with the new one', async () => {
    const old = await signingKid();
    const fresh = await app.composed.launch.toolKeys.rotate(registration, {
      leadMs: 0,
      overlapMs: 0,
    });
    expect(await kids()).toEqual([fresh]);
    expect(await signingKid()).toBe(fresh);
    const answer = await app.composed.launch.answerDeepLinking(
      { registration, deploymentId: 'dep-1' },
      {
        returnUrl: 'https://lms.example/back',
        acceptTypes: [],
        acceptMultiple: false,
        acceptLineItem: true,
        data: null,
      },
      [],
    );
    const { protectedHeader } = await jwtVerify(answer.jwt, createLocalJWKSet(await published()));
    expect(protectedHeader.kid).toBe(fresh);
    expect(protectedHeader.kid).not.toBe(old);
  });

  it('keeps private halves so that neither the table alone nor another tenant can open them', async () => {
    const [row] = (await query('select sealed_jwk as sealed from private_keys')) as {
      sealed: string;
    }[];
    const { envelope, seal } = app.composed.ground;
    const purpose = `tool key ${registration.tenantId} ${registration.id}`;
    expect(
      JSON.parse(await envelope.open(platform.tenantId, row?.sealed ?? '', purpose)),
    ).toHaveProperty('d');
    expect(() => seal.open((row?.sealed ?? '').slice(3), purpose)).toThrow(/does not open/);
    const other = await startPlatform(app);
    await expect(envelope.open(other.tenantId, row?.sealed ?? '', purpose)).rejects.toMatchObject({
      code: 'seal_broken',
    });
    await other[Symbol.asyncDispose]();
  });
});
