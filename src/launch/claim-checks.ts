import { isOurs } from './begin-login.ts';
import { claimNames, type LaunchClaims } from './claims.ts';
import { LaunchRefusedError, type LaunchRefusal } from './launch-error.ts';
import type { LoginState } from './login-state.ts';
import type { Registration } from './registration.ts';

export interface ClaimFacts {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly claims: LaunchClaims;
  readonly registration: Registration;
  readonly state: LoginState;
  readonly publicUrl: string;
  /** Seconds since 1970. */
  readonly now: number;
}

type Check = (facts: ClaimFacts) => void;

/** Clock difference we forgive, in seconds (C7). */
const leeway = 60;
/** Oldest token we take, in seconds (C8); Canvas tokens live one hour. */
const maxAge = 3600;

/**
 * Everything a signed token must still prove, in order; each check is named after what must be so
 * and throws LaunchRefusedError when it is not. Rules are those of contracts/lti13.md.
 */
export const claimChecks: readonly Check[] = [
  issuerIsTheRegistered,
  audienceIsUs,
  authorizedPartyIsUs,
  tokenIsCurrent,
  nonceBelongsToTheLogin,
  versionIsSupported,
  messageIsSupported,
  deploymentIsTheOneOfTheLogin,
  targetIsOurs,
  subjectIsNamed,
  rolesAreListed,
  resourceLinkIsNamed,
  deepLinkingIsDescribed,
];

function refuse(code: LaunchRefusal, detail: string): never {
  throw new LaunchRefusedError(code, detail);
}

// B4 and C4: the registration the state was made for, character by character.
function issuerIsTheRegistered({ claims, registration }: ClaimFacts): void {
  if (claims.iss !== registration.issuer)
    refuse('token_untrusted', 'C4 iss is not the registered issuer');
}

function audienceIsUs({ payload, registration }: ClaimFacts): void {
  const audiences = Array.isArray(payload['aud'])
    ? (payload['aud'] as unknown[])
    : [payload['aud']];
  if (audiences.length === 0 || audiences.some((audience) => audience !== registration.clientId)) {
    refuse('token_untrusted', 'C5 aud is not our client_id, or not only ours');
  }
}

// C6: several audiences are refused by C5 already, unless all of them are us.
function authorizedPartyIsUs({ payload, claims, registration }: ClaimFacts): void {
  const several = Array.isArray(payload['aud']) && payload['aud'].length > 1;
  if (claims.azp === undefined && !several) return;
  if (claims.azp !== registration.clientId)
    refuse('token_untrusted', 'C6 azp is not our client_id');
}

function tokenIsCurrent({ payload, now }: ClaimFacts): void {
  const { exp, iat } = payload;
  if (typeof exp !== 'number' || typeof iat !== 'number')
    refuse('token_expired', 'C7 C8 exp or iat is not a number');
  if (exp <= now - leeway) refuse('token_expired', 'C7 expired');
  if (iat > now + leeway) refuse('token_expired', 'C8 issued in the future');
  if (iat < now - maxAge - leeway) refuse('token_expired', 'C8 issued too long ago');
}

function nonceBelongsToTheLogin({ claims, state }: ClaimFacts): void {
  if (claims.nonce === undefined || claims.nonce !== state.nonce) {
    refuse('token_untrusted', 'C9 nonce is not the one of this login');
  }
}

function versionIsSupported({ claims }: ClaimFacts): void {
  if (claims[claimNames.version] !== '1.3.0')
    refuse('version_unsupported', 'C11 version is not 1.3.0');
}

function messageIsSupported({ claims }: ClaimFacts): void {
  const type = claims[claimNames.messageType];
  if (type === undefined) refuse('claim_missing', 'C10 message_type is missing');
  if (type !== 'LtiResourceLinkRequest' && type !== 'LtiDeepLinkingRequest') {
    refuse('message_unsupported', 'C10 message_type is not one we know');
  }
}

function deploymentIsTheOneOfTheLogin({ claims, state }: ClaimFacts): void {
  const deployment = claims[claimNames.deploymentId];
  if (deployment === undefined) refuse('claim_missing', 'C12 deployment_id is missing');
  if (!isIdentifier(deployment))
    refuse('claim_missing', 'C12 deployment_id is not 1 to 255 ASCII characters');
  if (state.deploymentId !== undefined && state.deploymentId !== deployment) {
    refuse('deployment_unknown', 'C12 deployment_id differs from the login');
  }
}

function targetIsOurs({ claims, publicUrl }: ClaimFacts): void {
  const target = claims[claimNames.targetLinkUri];
  if (target === undefined) refuse('claim_missing', 'C13 target_link_uri is missing');
  if (!isOurs(target, publicUrl)) refuse('address_not_ours', 'C13 target_link_uri is not ours');
}

function subjectIsNamed({ claims }: ClaimFacts): void {
  if (claims.sub === undefined || !isIdentifier(claims.sub))
    refuse('claim_missing', 'C15 sub is missing');
}

function rolesAreListed({ claims }: ClaimFacts): void {
  if (claims[claimNames.roles] === undefined) refuse('claim_missing', 'C16 roles are missing');
}

function resourceLinkIsNamed({ claims }: ClaimFacts): void {
  if (claims[claimNames.messageType] !== 'LtiResourceLinkRequest') return;
  const id = claims[claimNames.resourceLink]?.id;
  if (id === undefined || !isIdentifier(id))
    refuse('claim_missing', 'C14 resource_link.id is missing');
}

function deepLinkingIsDescribed({ claims }: ClaimFacts): void {
  if (claims[claimNames.messageType] !== 'LtiDeepLinkingRequest') return;
  if (claims[claimNames.deepLinking] === undefined)
    refuse('claim_missing', 'G1 deep_linking_settings are missing');
}

function isIdentifier(value: string): boolean {
  return value.length > 0 && value.length <= 255 && /^[\x20-\x7e]+$/.test(value);
}
