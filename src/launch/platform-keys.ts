import { importJWK, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';
import type { Outbound } from '../ground/net/index.ts';
import { LaunchRefusedError } from './launch-error.ts';

export interface PlatformKeys {
  /**
   * The platform's key of that name, from its registered JWKS address only.
   * @throws LaunchRefusedError token_untrusted (no such key) or platform_keys_unavailable
   */
  find(keysUrl: string, kid: string): Promise<CryptoKey>;
}

interface KeySet {
  readonly keys: ReadonlyMap<string, CryptoKey>;
  readonly freshUntil: number;
}

const minute = 60_000;
/** docs/lti-rules.md E3: max-age is honoured between these bounds. */
const minFreshMs = 5 * minute;
const maxFreshMs = 24 * 60 * minute;
/** E3: an unknown kid causes one refetch, at most this often. */
const refetchPauseMs = 30_000;
const maxBytes = 256 * 1024;

const jwks = z.object({
  keys: z.array(
    z.looseObject({ kty: z.string(), kid: z.string().optional(), use: z.string().optional() }),
  ),
});

/** Caches the key sets of platforms; keeps the last good one while a platform does not answer. */
export function createPlatformKeys(outbound: Outbound, now: () => number = Date.now): PlatformKeys {
  const sets = new Map<string, KeySet>();
  const underway = new Map<string, Promise<KeySet>>();
  const triedAt = new Map<string, number>();

  function refresh(url: string): Promise<KeySet> {
    const running = underway.get(url);
    if (running) return running;
    triedAt.set(url, now());
    const fresh = fetchKeySet(outbound, url, now)
      .then((set) => {
        sets.set(url, set);
        return set;
      })
      .finally(() => underway.delete(url));
    underway.set(url, fresh);
    return fresh;
  }

  function mayAskAgain(url: string): boolean {
    return now() - (triedAt.get(url) ?? Number.NEGATIVE_INFINITY) >= refetchPauseMs;
  }

  async function currentSet(url: string): Promise<KeySet> {
    const held = sets.get(url);
    if (held && held.freshUntil > now()) return held;
    // A platform that is down must not slow every launch down by one more failing request.
    if (held && !mayAskAgain(url)) return held;
    try {
      return await refresh(url);
    } catch (cause) {
      if (held) return held;
      throw new LaunchRefusedError('platform_keys_unavailable', 'E3 key set cannot be fetched', {
        cause,
      });
    }
  }

  return {
    find: async (url, kid) => {
      const held = await currentSet(url);
      const known = held.keys.get(kid);
      if (known) return known;
      const fresh = mayAskAgain(url) ? await refresh(url).catch(() => held) : held;
      const key = fresh.keys.get(kid);
      if (!key)
        throw new LaunchRefusedError(
          'token_untrusted',
          'C2 no such kid in the key set of the platform',
        );
      return key;
    },
  };
}

async function fetchKeySet(outbound: Outbound, url: string, now: () => number): Promise<KeySet> {
  const response = await outbound(url, {
    maxBytes,
    timeoutMs: 5_000,
    headers: { accept: 'application/json' },
  });
  if (response.status !== 200) throw new Error(`key set answered ${response.status}`);
  const { keys } = jwks.parse(JSON.parse(response.body.toString('utf8')));
  const usable = keys.filter(
    (key) => key.kty === 'RSA' && key.use !== 'enc' && key.kid !== undefined,
  );
  const imported = await Promise.all(usable.map((key) => importKey(key as JWK)));
  const age = maxAgeMs(response.headers.get('cache-control'));
  return {
    keys: new Map(imported.flat()),
    freshUntil: now() + Math.min(Math.max(age, minFreshMs), maxFreshMs),
  };
}

/** Nothing for a key that cannot be read: the others of its set stay good. */
async function importKey(key: JWK): Promise<[string, CryptoKey][]> {
  try {
    return [[key.kid ?? '', (await importJWK({ ...key, alg: 'RS256' }, 'RS256')) as CryptoKey]];
  } catch {
    return [];
  }
}

function maxAgeMs(cacheControl: string | null): number {
  const seconds = /max-age=(\d+)/.exec(cacheControl ?? '')?.[1];
  return seconds === undefined ? 0 : Number(seconds) * 1000;
}
