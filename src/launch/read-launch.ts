import { claimNames, customParameters, type LaunchClaims } from './claims.ts';
import { messages, type AgsEndpoint, type Launch } from './launch.ts';
import type { LoginState } from './login-state.ts';
import { observe } from './observed.ts';
import { productOf, type Registration } from './registration.ts';
import { reviewedUserId } from './review-address.ts';
import { administersLms, courseRole, isTestUser } from './roles.ts';

/** Turns the claims of a verified token into the product's own words; `now` in milliseconds since 1970. */
export function readLaunch(
  claims: LaunchClaims,
  { registration, state, now }: { registration: Registration; state: LoginState; now: number },
): Launch {
  const roles = claims[claimNames.roles] ?? [];
  const context = claims[claimNames.context];
  const link = claims[claimNames.resourceLink];
  return {
    registration,
    deploymentId: claims[claimNames.deploymentId] ?? '',
    message: messages[claims[claimNames.messageType] as keyof typeof messages],
    nonce: claims.nonce ?? '',
    person: {
      sub: claims.sub ?? '',
      name: claims.name ?? null,
      givenName: claims.given_name ?? null,
      email: claims.email ?? null,
      isTest: isTestUser(roles),
    },
    role: courseRole(roles),
    administers: administersLms(roles),
    context: context && {
      id: context.id,
      title: context.title || context.label || 'Course',
      label: context.label ?? null,
    },
    resourceLink: link?.id === undefined ? undefined : { id: link.id, title: link.title ?? null },
    custom: customParameters(claims),
    ags: agsOf(claims),
    nrpsUrl: claims[claimNames.namesRoles]?.context_memberships_url,
    notices: noticesOf(claims),
    deepLinking: deepLinkingOf(claims),
    review: reviewOf(claims),
    platformOrigins: originsOf(claims, registration),
    returnUrl: returnUrlOf(claims, registration),
    targetLinkUri: claims[claimNames.targetLinkUri] ?? '',
    targetChanged: claims[claimNames.targetLinkUri] !== state.targetLinkUri,
    locale: claims[claimNames.launchPresentation]?.locale ?? claims.locale,
    product: productOf(claims[claimNames.toolPlatform]?.product_family_code),
    observed: observe(claims, { now, storageTarget: state.storageTarget }),
  };
}

function agsOf(claims: LaunchClaims): AgsEndpoint | undefined {
  const endpoint = claims[claimNames.agsEndpoint];
  if (!endpoint) return undefined;
  return { scopes: endpoint.scope, lineItems: endpoint.lineitems, lineItem: endpoint.lineitem };
}

function noticesOf(claims: LaunchClaims): Launch['notices'] {
  const service = claims[claimNames.noticeService];
  if (!service) return null;
  const { platform_notification_service_url: url, notice_types_supported: types, scope } = service;
  return { url, types, scopes: scope };
}

function deepLinkingOf(claims: LaunchClaims): Launch['deepLinking'] {
  const settings = claims[claimNames.deepLinking];
  if (!settings) return null;
  return {
    returnUrl: settings.deep_link_return_url,
    acceptTypes: settings.accept_types,
    acceptMultiple: settings.accept_multiple ?? true,
    acceptLineItem: settings.accept_lineitem ?? true,
    data: settings.data ?? null,
  };
}

// L1. quirk: canvas has no such message; it opens the address that came with the score.
function reviewOf(claims: LaunchClaims): Launch['review'] {
  const person = claims[claimNames.forUser];
  if (claims[claimNames.messageType] === 'LtiSubmissionReviewRequest')
    return { sub: person?.user_id ?? '' };
  const userId = reviewedUserId(claims[claimNames.targetLinkUri] ?? '');
  return userId === undefined ? null : { userId };
}

// C23: anything else could run as a script, or be read by whoever listens on the way.
function returnUrlOf(claims: LaunchClaims, { issuer, authUrl }: Registration): string | undefined {
  const address = claims[claimNames.launchPresentation]?.return_url;
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, origin } = new URL(address);
  const registered = [issuer, authUrl].map((known) => new URL(known).origin);
  return protocol === 'https:' || registered.includes(origin) ? address : undefined;
}

/** The platform's pages may live on another host than its issuer (Canvas: the institution's own). */
function originsOf(claims: LaunchClaims, registration: Registration): string[] {
  const addresses = [
    registration.issuer,
    registration.authUrl,
    claims[claimNames.launchPresentation]?.return_url,
    claims[claimNames.agsEndpoint]?.lineitems,
    claims[claimNames.namesRoles]?.context_memberships_url,
    claims[claimNames.deepLinking]?.deep_link_return_url,
  ];
  const origins = addresses.flatMap((address) =>
    address !== undefined && URL.canParse(address) ? [new URL(address).origin] : [],
  );
  return [...new Set(origins)].filter((origin) => origin !== 'null');
}
