import { z } from 'zod';
import type { Outbound, OutboundResponse } from '../ground/net/index.ts';
import { LaunchRefusedError } from './launch-error.ts';
import { productOf, type Product } from './registration.ts';

const platformClaim = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const address = z.url({ protocol: /^https?$/ });

const shape = z.looseObject({
  issuer: address,
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  registration_endpoint: address,
  scopes_supported: z.array(z.string()).catch([]),
  [platformClaim]: z
    .looseObject({
      product_family_code: z.string().optional().catch(undefined),
      variables: z.array(z.string()).catch([]),
      messages_supported: z.array(z.looseObject({ type: z.string() })).catch([]),
      'https://canvas.instructure.com/lti/account_name': z.string().optional().catch(undefined),
    })
    .catch({ product_family_code: undefined, variables: [], messages_supported: [] }),
});

/** What a platform says of itself before it knows us (K3). */
export interface PlatformConfiguration {
  readonly issuer: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly keysUrl: string;
  readonly registrationUrl: string;
  readonly scopes: readonly string[];
  /** Types of the messages it sends, as far as it tells. */
  readonly messages: readonly string[];
  readonly product: Product;
  /** Name of the institution's account, where the platform tells. */
  readonly account: string | null;
}

const maxBytes = 256 * 1024;
const timeoutMs = 10_000;

/**
 * K2, K3: reads the configuration at the address the platform named. The guarded client lets only
 * public https addresses through; a redirect would carry the token to somebody else.
 * @throws LaunchRefusedError platform_configuration_invalid
 */
export async function fetchPlatformConfiguration(
  outbound: Outbound,
  url: string,
  registrationToken: string | undefined,
): Promise<PlatformConfiguration> {
  const response = await outbound(url, {
    headers: {
      accept: 'application/json',
      ...(registrationToken === undefined ? {} : { authorization: `Bearer ${registrationToken}` }),
    },
    maxBytes,
    timeoutMs,
    maxRedirects: 0,
  }).catch((cause: unknown) => refuse('K2 configuration cannot be fetched', cause));
  if (response.status !== 200) refuse(`K2 configuration answered ${response.status}`);
  const said = read(response);
  if (new URL(said.issuer).host !== new URL(url).host)
    refuse('K2 issuer is not the host of the configuration');
  const endpoints = {
    authUrl: said.authorization_endpoint,
    tokenUrl: said.token_endpoint,
    keysUrl: said.jwks_uri,
    registrationUrl: said.registration_endpoint,
  };
  if (url.startsWith('https:') && Object.values(endpoints).some((at) => !at.startsWith('https:')))
    refuse('K3 an endpoint is not https');
  const { product_family_code: family, ...platform } = said[platformClaim];
  const account = platform['https://canvas.instructure.com/lti/account_name'];
  return {
    issuer: said.issuer,
    ...endpoints,
    scopes: said.scopes_supported,
    messages: platform.messages_supported.map(({ type }) => type),
    product: productOf(family),
    account: typeof account === 'string' ? account : null,
  };
}

function read(response: OutboundResponse): z.infer<typeof shape> {
  try {
    return shape.parse(JSON.parse(response.body.toString('utf8')));
  } catch (cause) {
    return refuse('K3 configuration is not readable', cause);
  }
}

function refuse(rule: string, cause?: unknown): never {
  throw new LaunchRefusedError('platform_configuration_invalid', rule, { cause });
}
