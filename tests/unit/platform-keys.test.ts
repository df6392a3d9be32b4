import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Outbound } from '../../src/ground/net/index.ts';
import { createPlatformKeys } from '../../src/launch/index.ts';

const url = 'https://lms.example/keys';
const minute = 60_000;

let clock = 0;
let fetches = 0;
let keys: JWK[] = [];
let maxAge = '';
let down = false;

const outbound: Outbound = async (address) => {
  fetches += 1;
  if (down) throw new Error('unreachable');
  return {
    status: 200,
    url: address,
    headers: new Headers(maxAge === '' ? {} : { 'cache-control': `max-age=${maxAge}` }),
    body: Buffer.from(JSON.stringify({ keys })),
  };
};

async function publicKey(kid: string, more: JWK = {}): Promise<JWK> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(pair.publicKey)), kid, use: 'sig', ...more };
}

beforeEach(async () => {
  [clock, fetches, maxAge, down] = [1_000_000, 0, '', false];
  keys = [await publicKey('one')];
});

describe('the key set of a platform (E3)', () => {
  const create = () => createPlatformKeys(outbound, () => clock);

  it('is fetched once for many launches', async () => {
    const platform = create();
    await Promise.all(Array.from({ length: 20 }, () => platform.find(url, 'one')));
    expect(fetches).toBe(1);
  });

  it('is fetched again when the platform shows a key we do not know', async () => {
    const platform = create();
    await platform.find(url, 'one');
    keys = [await publicKey('two')];
    clock += 31_000;
    expect(await platform.find(url, 'two')).toBeDefined();
    expect(fetches).toBe(2);
  });

  it('is not fetched more than every 30 seconds, however many unknown keys are shown', async () => {
    const platform = create();
    await platform.find(url, 'one');
    for (let at = 0; at < 10; at += 1) {
      await expect(platform.find(url, `unknown-${at}`)).rejects.toMatchObject({
        code: 'token_untrusted',
      });
    }
    expect(fetches).toBe(1);
  });

  it('stays good while the platform does not answer, and is asked for again no sooner than in 30 seconds', async () => {
    const platform = create();
    await platform.find(url, 'one');
    down = true;
    clock += 25 * 60 * minute;
    expect(await platform.find(url, 'one')).toBeDefined();
    expect(fetches).toBe(2);
    clock += 29_000;
    expect(await platform.find(url, 'one')).toBeDefined();
    expect(fetches).toBe(2);
    clock += 1_000;
    await platform.find(url, 'one');
    expect(fetches).toBe(3);
  });

  it('stays usable when one of its keys cannot be read', async () => {
    keys = [{ kty: 'RSA', kid: 'broken', n: '', e: 'AQAB' }, await publicKey('one')];
    expect(await create().find(url, 'one')).toBeDefined();
  });

  it('cannot be had at all: the launch says so', async () => {
    down = true;
    await expect(create().find(url, 'one')).rejects.toMatchObject({
      code: 'platform_keys_unavailable',
    });
  });

  it.each([
    ['nothing about its age', '', 5],
    ['an age of one second', '1', 5],
    ['an age of an hour', '3600', 60],
    ['an age of a year', '31536000', 24 * 60],
  ])('is kept for a sensible time when it says %s', async (_what, age, minutes) => {
    maxAge = age;
    const platform = create();
    await platform.find(url, 'one');
    clock += minutes * minute - 1;
    await platform.find(url, 'one');
    expect(fetches).toBe(1);
    clock += 1;
    await platform.find(url, 'one');
    expect(fetches).toBe(2);
  });

  it('offers no key made for encryption (C3)', async () => {
    keys = [await publicKey('one', { use: 'enc' })];
    await expect(create().find(url, 'one')).rejects.toMatchObject({ code: 'token_untrusted' });
  });
});
