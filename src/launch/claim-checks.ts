import { isOurs } from './begin-login.ts';
import { claimNames, type LaunchClaims } from './claims.ts';
import { LaunchRefusedError, type LaunchRefusal } from './launch-error.ts';
import { messages } from './launch.ts';
import type { LoginState } from './login-state.ts';
import type { Registration } from './registration.ts';

/** What is known of anything that a platform signed. */
export interface SignedFacts {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly claims: LaunchClaims;
  readonly registration: Registration;
  /** Seconds since 1970. */
  readonly now: number;
}

export interface ClaimFacts extends SignedFacts {
  readonly state: LoginState;
  readonly publicUrl: string;
}

/** Named after what must be so; throws LaunchRefusedError when it is not. */
export type ClaimCheck = (facts: ClaimFacts) => void;

/** Clock difference we forgive, in seconds (C7). */
const leeway = 60;
/** Oldest token we take, in seconds (C8); Canvas tokens live one hour. */
const maxAge = 3600;

function refuse(code: LaunchRefusal, detail: string): never {
  throw new LaunchRefusedError(code, detail);
}

/** B4 and C4: the registration the state was made for, character by character. */
export function issuerIsTheRegistered({ claims, registration }: SignedFacts): void {
  if (claims.iss !== registration.issuer)
    refuse('token_untrusted', 'C4 iss is not the registered issuer');
}

/** C5 */
export function audienceIsUs({ payload, registration }: SignedFacts): void {
  const audiences = Array.isArray(payload['aud'])
    ? (payload['aud'] as unknown[])
    : [payload['aud']];
  if (audiences.length === 0 || audiences.some((audience) => audience !== registration.clientId)) {
    refuse('token_untrusted', 'C5 aud is not our client_id, or not only ours');
  }
}

/** C6: several audiences are refused by C5 already, unless all of them are us. */
export function authorizedPartyIsUs({ payload, claims, registration }: SignedFacts): void {
  const several = Array.isArray(payload['aud']) && payload['aud'].length > 1;
  if (claims.azp === undefined && !several) return;
  if (claims.azp !== registration.clientId)
    refuse('token_untrusted', 'C6 azp is not our client_id');
}

/** C7, C8 */
export function tokenIsCurrent({ payload, now }: SignedFacts): void {
  const { exp, iat } = payload;
  if (typeof exp !== 'number' || typeof iat !== 'number')
    refuse('token_expired', 'C7 C8 exp or iat is not a number');
  if (exp <= now - leeway) refuse('token_expired', 'C7 expired');
  if (iat > now + leeway) refuse('token_expired', 'C8 issued in the future');
  if (iat < now - maxAge - leeway) refuse('token_expired', 'C8 issued too long ago');
}

/** C9 */
export function nonceBelongsToTheLogin({ claims, state }: ClaimFacts): void {
  if (claims.nonce === undefined || claims.nonce !== state.nonce) {
    refuse('token_untrusted', 'C9 nonce is not the one of this login');
  }
}

/** C11 */
export function versionIsSupported({ claims }: SignedFacts): void {
  if (claims[claimNames.version] !== '1.3.0')
    refuse('version_unsupported', 'C11 version is not 1.3.0');
}

/** C10 */
export function messageIsSupported({ claims }: ClaimFacts): void {
  const type = claims[claimNames.messageType];
  if (type === undefined) refuse('claim_missing', 'C10 message_type is missing');
  if (!Object.hasOwn(messages, type))
    refuse('message_unsupported', 'C10 message_type is not one we know');
}

/** C12 */
export function deploymentIsTheOneOfTheLogin({ claims, state }: ClaimFacts): void {
  const deployment = claims[claimNames.deploymentId];
  if (deployment === undefined) refuse('claim_missing', 'C12 deployment_id is missing');
  if (!isIdentifier(deployment))
    refuse('claim_missing', 'C12 deployment_id is not 1 to 255 ASCII characters');
  if (state.deploymentId !== undefined && state.deploymentId !== deployment) {
    refuse('deployment_unknown', 'C12 deployment_id differs from the login');
  }
}

/** C13 */
export function targetIsOurs({ claims, publicUrl }: ClaimFacts): void {
  const target = claims[claimNames.targetLinkUri];
  if (target === undefined) refuse('claim_missing', 'C13 target_link_uri is missing');
  if (!isOurs(target, publicUrl)) refuse('address_not_ours', 'C13 target_link_uri is not ours');
}

/** C15 */
export function subjectIsNamed({ claims }: ClaimFacts): void {
  if (claims.sub === undefined || !isIdentifier(claims.sub))
    refuse('claim_missing', 'C15 sub is missing');
}

/** C16: the list may be empty */
export function rolesAreListed({ claims }: ClaimFacts): void {
  if (claims[claimNames.roles] === undefined) refuse('claim_missing', 'C16 roles are missing');
}

/** C21: a course that is told of must be told apart from others; none at all is fine (C20). */
export function contextIsNamed({ payload, claims }: SignedFacts): void {
  const told = payload[claimNames.context] ?? undefined;
  if (told !== undefined && claims[claimNames.context] === undefined)
    refuse('claim_missing', 'C21 context.id is missing');
}

/** C14 */
export function resourceLinkIsNamed({ claims }: ClaimFacts): void {
  if (claims[claimNames.messageType] !== 'LtiResourceLinkRequest') return;
  const id = claims[claimNames.resourceLink]?.id;
  if (id === undefined || !isIdentifier(id))
    refuse('claim_missing', 'C14 resource_link.id is missing');
}

/** G1 */
export function deepLinkingIsDescribed({ claims }: ClaimFacts): void {
  if (claims[claimNames.messageType] !== 'LtiDeepLinkingRequest') return;
  if (claims[claimNames.deepLinking] === undefined)
    refuse('claim_missing', 'G1 deep_linking_settings are missing');
}

/** L1: whose work is to be looked at. */
export function reviewedPersonIsNamed({ claims }: ClaimFacts): void {
  if (claims[claimNames.messageType] !== 'LtiSubmissionReviewRequest') return;
  if (claims[claimNames.forUser] === undefined)
    refuse('claim_missing', 'L1 for_user.user_id is missing');
}

function isIdentifier(value: string): boolean {
  return value.length > 0 && value.length <= 255 && /^[\x20-\x7e]+$/.test(value);
}
