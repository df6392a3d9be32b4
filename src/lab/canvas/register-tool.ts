import { json, Router, type Request } from 'express';
import { bearer } from '../platform/access-tokens.ts';
import { scope } from '../platform/lti-names.ts';
import { text } from '../platform/params.ts';
import type { Platform } from '../platform/platform.ts';
import type { RegistrationTokens } from '../platform/registration-tokens.ts';
import { toolConfiguration, toolMetadata, type ToolMetadata } from '../platform/tool-metadata.ts';
import { opaqueId } from './canvas-ids.ts';
import { keyScopes } from './id-token.ts';
import { noticeTypes } from './notice-types.ts';
import { tokenUrl } from './token.ts';

const canvas = 'https://canvas.instructure.com/lti';
const levels: Readonly<Record<string, readonly string[]>> = {
  public: ['name', 'given_name', 'family_name', 'email', 'picture'],
  name_only: ['name', 'given_name', 'family_name'],
  email_only: ['email'],
  anonymous: [],
};
const placements: Readonly<Record<string, readonly string[]>> = {
  LtiResourceLinkRequest: ['course_navigation', 'assignment_selection', 'link_selection'],
  LtiDeepLinkingRequest: ['assignment_selection', 'link_selection', 'editor_button'],
};
const scopes: readonly string[] = [...keyScopes, scope.members, scope.notices];

/** Configuration and registration endpoint (as Canvas documents it). */
export function createRegisterTool(platform: Platform, tokens: RegistrationTokens): Router {
  const router = Router();
  const { issuer } = platform;

  router.get('/api/lti/security/openid-configuration', (request, response) => {
    const token = text(request.query['registration_token']) ?? bearer(authorization(request));
    if (tokens.check(token, 'look') !== 'good') {
      response.status(401).json({ errorMessage: 'The registration token is not valid' });
      return;
    }
    response.json(configuration(issuer));
  });

  router.post('/api/lti/registrations', json({ limit: '256kb' }), (request, response) => {
    if (tokens.check(bearer(authorization(request)), 'use') !== 'good') {
      response.status(401).json({ errorMessage: 'The registration token is not valid' });
      return;
    }
    const asked = toolMetadata.safeParse(request.body);
    const errors = asked.success ? mistakes(asked.data) : ['is not readable'];
    if (!asked.success || errors.length > 0) {
      response.status(422).json({ errors });
      return;
    }
    response.json(register(platform, asked.data));
  });
  return router;
}

function authorization(request: Request): string | undefined {
  return request.headers.authorization;
}

function configuration(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/api/lti/authorize_redirect`,
    registration_endpoint: `${issuer}/api/lti/registrations`,
    jwks_uri: `${issuer}/api/lti/security/jwks`,
    token_endpoint: tokenUrl(issuer),
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    scopes_supported: scopes,
    response_types_supported: ['id_token'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'picture', 'email', 'name', 'given_name', 'family_name', 'locale'],
    subject_types_supported: ['public'],
    authorization_server: new URL(issuer).host,
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'canvas',
      version: 'OpenSource',
      messages_supported: Object.entries(placements).map(([type, where]) => ({
        type,
        placements: where,
      })),
      notice_types_supported: noticeTypes,
      variables: ['Canvas.course.id', 'Canvas.user.id', 'Canvas.api.domain'],
      [`${canvas}/account_name`]: 'Lab University',
      [`${canvas}/account_lti_guid`]: `${opaqueId('account').slice(0, 20)}:canvas-lms`,
    },
  };
}

function mistakes(tool: ToolMetadata): string[] {
  const about = tool[toolConfiguration];
  const asked = (tool.scope ?? '').split(' ').filter(Boolean);
  const rules: readonly (readonly [boolean, string])[] = [
    [tool['application_type'] === 'web', 'application_type must be web'],
    [has(tool.grant_types, 'client_credentials', 'implicit'), 'grant_types are incomplete'],
    [has(tool.response_types, 'id_token'), 'response_types must contain id_token'],
    [(tool.redirect_uris ?? []).length > 0, 'redirect_uris are missing'],
    [tool.initiate_login_uri !== undefined, 'initiate_login_uri is missing'],
    [tool.client_name !== undefined, 'client_name is missing'],
    [tool.jwks_uri !== undefined, 'jwks_uri is missing'],
    [tool.token_endpoint_auth_method === 'private_key_jwt', 'auth method must be private_key_jwt'],
    [asked.every((one) => scopes.includes(one)), 'scope is not supported'],
    [about?.domain !== undefined, 'domain is missing'],
    [about?.target_link_uri !== undefined, 'target_link_uri is missing'],
    [levelOf(tool) in levels, 'privacy_level is unknown'],
    [
      (about?.messages ?? []).every(({ type, placements: asks = [] }) =>
        asks.every((one) => placements[type]?.includes(one)),
      ),
      'a placement is not one of its message type',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, mistake]) => mistake);
}

function has(list: readonly string[] | undefined, ...wanted: readonly string[]): boolean {
  return wanted.every((one) => list?.includes(one));
}

function levelOf(tool: ToolMetadata): string {
  const said = tool[toolConfiguration]?.[`${canvas}/privacy_level`];
  return typeof said === 'string' ? said : 'anonymous';
}

function register(platform: Platform, tool: ToolMetadata): object {
  const { registrations, tool: first } = platform;
  const about = tool[toolConfiguration];
  const clientId = `1000000000001${String(registrations.all().length).padStart(2, '0')}`;
  registrations.add({
    clientId,
    // Canvas makes a deployment when the app is switched on, and the tool hears of it in a launch.
    deploymentId: `${3407 + registrations.all().length}:${opaqueId(`deployment ${clientId}`)}`,
    name: tool.client_name ?? '',
    login: tool.initiate_login_uri ?? first.login,
    launch: about?.target_link_uri ?? first.launch,
    keys: tool.jwks_uri ?? first.keys,
    personClaims: [...(levels[levelOf(tool)] ?? [])],
    custom: about?.custom_parameters ?? {},
    scopes: (tool.scope ?? '').split(' ').filter(Boolean),
    placements: (about?.messages ?? []).flatMap(({ placements: asks = [] }) => asks),
    active: false,
  });
  const own = `${platform.issuer}/api/lti/registrations/${clientId}`;
  return {
    ...tool,
    client_id: clientId,
    registration_client_uri: own,
    scope: `${tool.scope ?? ''} openid`,
    [`${canvas}/registration_config_url`]: `${own}/view`,
  };
}
