import { z } from 'zod';
import { OutboundError } from '../../ground/net/index.ts';
import type { Facts } from './facts.ts';
import { bad, good, skipped, warning, type Finding, type Probe } from './finding.ts';

const jwks = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })),
});

/** More than this and tokens are refused as expired or not yet valid (C7, C8). */
const clockBadSeconds = 60;
/** quirk: moodle refuses assertions of a clock that is ahead at all; ours are dated 10 s back. */
const clockWarnSeconds = 10;

/** Addresses, keys and clocks: what must hold before anybody can come in. */
export const connectionProbes: readonly Probe<Facts>[] = [
  {
    id: 'registration.active',
    title: 'The registration is switched on',
    ask: ({ registration }) =>
      registration.status === 'active'
        ? good('It is active.')
        : bad('The registration is switched off here.', 'Switch it on again in Preceptor.'),
  },
  {
    id: 'tool.address',
    title: 'The tool’s own address is fit for an LMS',
    ask: ({ publicUrl }) =>
      publicUrl.startsWith('https://') || /^http:\/\/localhost(:\d+)?$/.test(publicUrl)
        ? good(publicUrl)
        : bad(
            'PUBLIC_URL is not https, and LMSs embed only https.',
            'Set PUBLIC_URL to the https address of the tool.',
          ),
  },
  {
    id: 'tool.keys',
    title: 'The tool publishes the key it signs with',
    ask: async (facts) => {
      const kid = await signingKid(facts);
      const { keys } = await facts.toolKeys.publicSet();
      return keys.some((key) => key.kid === kid)
        ? good(`${keys.length} keys are published.`)
        : bad(
            'No key that the tool may sign with is among the published ones.',
            'Run `preceptor platform-key rotate` for this registration.',
          );
    },
  },
  {
    id: 'tool.keys.reachable',
    title: 'The tool’s key set answers at its public address',
    ask: async (facts) => {
      const kid = await signingKid(facts);
      if (kid === undefined) return skipped('There is no key to look for.');
      const response = await facts.outbound(`${facts.publicUrl}/lti/keys`).catch(() => undefined);
      return response?.status === 200 && response.body.toString('utf8').includes(kid)
        ? good('It answers with the signing key.')
        : warning(
            'The tool could not read its own key set at PUBLIC_URL.',
            'Check DNS, TLS and the proxy in front of the tool: the LMS must be able to read /lti/keys there.',
          );
    },
  },
  {
    id: 'platform.login',
    title: 'The platform’s login address answers',
    ask: ({ registration, outbound }) =>
      answers(outbound, registration.authUrl, 'login (authorization) address'),
  },
  {
    id: 'platform.keys.reachable',
    title: 'The platform’s key set can be fetched',
    ask: async ({ registration, outbound, found }) => {
      const what = 'key set address';
      try {
        const response = await outbound(registration.keysUrl, { timeoutMs: 5_000 });
        if (response.status === 200) {
          found.platformKeys = response;
          return good('It answers.');
        }
        return bad(
          `The platform’s ${what} answers HTTP ${response.status}.`,
          `Correct the ${what} of the registration, or ask the LMS administrator to mend it.`,
        );
      } catch (error) {
        return unreachable(error, what);
      }
    },
  },
  {
    id: 'platform.keys.usable',
    title: 'The platform’s key set holds keys we can use',
    ask: ({ found: { platformKeys } }) => {
      if (!platformKeys) return skipped('The key set could not be fetched.');
      const usable = usableKeys(platformKeys.body.toString('utf8'));
      if (usable === undefined)
        return bad(
          'The key set address answers something that is no key set.',
          'Correct the key set address of the registration: it must lead to a JWKS.',
        );
      return usable.length > 0
        ? good(`${usable.length} RSA ${usable.length === 1 ? 'key' : 'keys'}.`)
        : bad(
            'The key set holds no RSA key with a kid.',
            'Ask the LMS administrator to make a key pair for LTI.',
          );
    },
  },
  {
    id: 'platform.clock',
    title: 'The clocks agree',
    ask: ({ found: { platformKeys }, now }) => {
      const date = Date.parse(platformKeys?.headers.get('date') ?? '');
      if (Number.isNaN(date)) return skipped('The platform does not tell its time.');
      return clockFinding(Math.round((date - now()) / 1000));
    },
  },
];

/** Undefined when the registration has no key that is published. */
async function signingKid({ toolKeys, registration }: Facts): Promise<string | undefined> {
  return toolKeys.signing(registration).then(
    ({ kid }) => kid,
    () => undefined,
  );
}

async function answers(outbound: Facts['outbound'], url: string, what: string): Promise<Finding> {
  try {
    const { status } = await outbound(url, { timeoutMs: 5_000 });
    return status < 500
      ? good(`It answers (HTTP ${status}).`)
      : bad(
          `The platform’s ${what} answers HTTP ${status}.`,
          'Ask the LMS administrator whether the LMS is in good health.',
        );
  } catch (error) {
    return unreachable(error, what);
  }
}

function unreachable(error: unknown, what: string): Finding {
  const refused = error instanceof OutboundError && error.code === 'address_refused';
  return refused
    ? bad(
        `The platform’s ${what} is not a public https address.`,
        'Correct the address, or allow its host with ALLOW_PRIVATE_HOSTS if the LMS is on campus.',
      )
    : bad(
        `The platform’s ${what} does not answer.`,
        'Check that this server may reach the LMS (DNS, firewall, proxy).',
      );
}

function usableKeys(text: string): string[] | undefined {
  try {
    const { keys } = jwks.parse(JSON.parse(text));
    return keys.flatMap(({ kty, kid }) => (kty === 'RSA' && kid ? [kid] : []));
  } catch {
    return undefined;
  }
}

/** `ahead`: seconds by which the platform's clock is ahead of ours. */
export function clockFinding(ahead: number): Finding {
  const words = `The LMS’s clock is ${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'} ours`;
  const fix = 'Let both servers take their time from NTP.';
  if (Math.abs(ahead) > clockBadSeconds) return bad(`${words}: tokens are refused.`, fix);
  if (Math.abs(ahead) > clockWarnSeconds) return warning(`${words}.`, fix);
  return good('They agree within seconds.');
}
