import { randomBytes } from 'node:crypto';
import { json, Router } from 'express';
import { bearer } from '../platform/access-tokens.ts';
import { scope } from '../platform/lti-names.ts';
import type { Platform } from '../platform/platform.ts';
import type { RegistrationTokens } from '../platform/registration-tokens.ts';
import { toolConfiguration, toolMetadata, type ToolMetadata } from '../platform/tool-metadata.ts';
import { moodleError } from './error-page.ts';
import { moodleRelease } from './moodle-ids.ts';

const personClaims = ['name', 'given_name', 'family_name', 'email'];
const scopes: readonly string[] = [
  'https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome',
  scope.lineItemReadonly,
  scope.result,
  scope.score,
  scope.lineItem,
  scope.members,
  'https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting',
  'openid',
];

/** Discovery and registration endpoint (as captured from Moodle 4.5). */
export function createRegisterTool(platform: Platform, tokens: RegistrationTokens): Router {
  const router = Router();
  router.get('/mod/lti/openid-configuration.php', (_request, response) => {
    response.json(configuration(platform.issuer));
  });
  router.post(
    '/mod/lti/openid-registration.php',
    json({ limit: '256kb' }),
    async (request, response) => {
      const refuse = (status: number, word: string): void => {
        response.status(status).type('html').send(word);
      };
      const token = bearer(request.headers.authorization);
      if (token === undefined) return refuse(401, 'missing_registration_token');
      const state = tokens.check(token, 'use');
      if (state === 'unknown') return moodleError(response, 'Signature verification failed');
      if (state === 'used') return refuse(401, 'token_already_used');
      const asked = toolMetadata.safeParse(request.body);
      const mistake = asked.success ? mistakeIn(asked.data) : 'invalid_request';
      if (!asked.success || mistake !== undefined) return refuse(400, mistake ?? '');
      response.json(register(platform, asked.data));
    },
  );
  return router;
}

function configuration(issuer: string): object {
  return {
    issuer,
    token_endpoint: `${issuer}/mod/lti/token.php`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    jwks_uri: `${issuer}/mod/lti/certs.php`,
    authorization_endpoint: `${issuer}/mod/lti/auth.php`,
    registration_endpoint: `${issuer}/mod/lti/openid-registration.php`,
    scopes_supported: scopes,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', ...personClaims],
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'moodle',
      version: moodleRelease,
      messages_supported: [
        { type: 'LtiResourceLinkRequest' },
        { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
      ],
      variables: ['Context.id', 'Context.id.history', 'User.id', 'Person.name.full'],
    },
  };
}

/** The first thing Moodle does not like, in its own bare words. */
function mistakeIn(tool: ToolMetadata): string | undefined {
  const about = tool[toolConfiguration];
  const required = [
    'response_types',
    'initiate_login_uri',
    'redirect_uris',
    'client_name',
    'jwks_uri',
  ];
  const missing = required.find((name) => tool[name] === undefined);
  if (missing !== undefined) return `missing required attribute ${missing}`;
  if (!tool.response_types?.includes('id_token')) return 'invalid_response_types';
  if (tool.token_endpoint_auth_method !== 'private_key_jwt')
    return 'invalid_token_endpoint_auth_method';
  if (about?.domain === undefined) return 'missing_domain';
  const target = about.target_link_uri ?? tool.redirect_uris?.[0] ?? '';
  if (new URL(target).host !== about.domain) return 'domain_targetlinkuri_mismatch';
  return undefined;
}

// A new tool is pending until the administrator activates it.
function register({ registrations, tool: first }: Platform, tool: ToolMetadata): object {
  const about = tool[toolConfiguration];
  const deploymentId = String(registrations.all().length + 1);
  const clientId = randomBytes(12).toString('base64url').replaceAll(/[-_]/g, 'x').slice(0, 15);
  registrations.add({
    clientId,
    deploymentId,
    name: tool.client_name ?? '',
    login: tool.initiate_login_uri ?? first.login,
    launch: about?.target_link_uri ?? first.launch,
    keys: tool.jwks_uri ?? first.keys,
    personClaims: personClaims.filter((claim) => about?.claims?.includes(claim)),
    custom: about?.custom_parameters ?? {},
    scopes: (tool.scope ?? '').split(' ').filter(Boolean),
    active: false,
  });
  const { client_uri: _uri, policy_uri: _policy, tos_uri: _tos, ...echoed } = tool;
  return {
    ...echoed,
    client_id: clientId,
    scope: (tool.scope ?? '')
      .split(' ')
      .filter((one) => scopes.includes(one))
      .join(' '),
    [toolConfiguration]: {
      ...about,
      version: '1.3.0',
      deployment_id: deploymentId,
      messages: about?.messages?.filter(({ type }) => type !== 'LtiResourceLinkRequest'),
    },
  };
}
