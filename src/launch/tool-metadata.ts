import type { PlatformConfiguration } from './platform-configuration.ts';
import { toolAddresses, type ToolAddresses } from './tool-addresses.ts';
import {
  customParameters,
  placements,
  privacyClaims,
  serviceScopes,
  type Placement,
  type Privacy,
} from './tool-wishes.ts';

const toolClaim = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const canvas = 'https://canvas.instructure.com/lti';

/** What the administrator chose on the confirmation page. */
export interface RegistrationChoices {
  readonly privacy: Privacy;
  readonly placements: readonly Placement[];
}

/** K4: what we tell a platform about ourselves; for Canvas with its extensions. */
export function toolMetadata(
  publicUrl: string,
  platform: Pick<PlatformConfiguration, 'product' | 'scopes' | 'messages'>,
  choices: RegistrationChoices,
): Readonly<Record<string, unknown>> {
  const tool = toolAddresses(publicUrl);
  const scopes = Object.keys(serviceScopes).filter((scope) => platform.scopes.includes(scope));
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['client_credentials', 'implicit'],
    initiate_login_uri: tool.login,
    redirect_uris: [tool.launch],
    client_name: 'Preceptor',
    jwks_uri: tool.keys,
    client_uri: tool.origin,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: scopes.join(' '),
    [toolClaim]: {
      // quirk: moodle wants the port as well
      domain: tool.host,
      target_link_uri: tool.launch,
      description: 'A tutor that knows the course and shows where it is written.',
      claims: ['iss', 'sub', ...privacyClaims[choices.privacy]],
      custom_parameters: customParameters[platform.product],
      messages: [
        ...(platform.product === 'canvas'
          ? canvasMessages(tool, choices.placements)
          : plainMessages(tool)),
        ...(sendsReviews(platform) ? [reviewMessage(tool)] : []),
      ],
      ...(platform.product === 'canvas' ? canvasTool(choices.privacy) : {}),
    },
  };
}

function canvasTool(privacy: Privacy): Readonly<Record<string, unknown>> {
  return {
    [`${canvas}/privacy_level`]: privacy,
    [`${canvas}/tool_id`]: 'preceptor',
    [`${canvas}/vendor`]: 'Preceptor',
  };
}

function canvasMessages(tool: ToolAddresses, chosen: readonly Placement[]): object[] {
  return chosen.map((name) => ({
    type: placements[name].message,
    target_link_uri: tool.launch,
    label: placements[name].label,
    placements: [name],
    ...(name === 'course_navigation'
      ? { [`${canvas}/course_navigation/default_enabled`]: true }
      : {}),
  }));
}

function plainMessages(tool: ToolAddresses): object[] {
  return [
    { type: 'LtiResourceLinkRequest', target_link_uri: tool.launch, label: 'Tutor' },
    {
      type: 'LtiDeepLinkingRequest',
      target_link_uri: tool.launch,
      label: 'Add the tutor',
      placements: ['ContentArea'],
    },
  ];
}

// quirk: moodle sends reviews and does not tell so beforehand
function sendsReviews({
  product,
  messages,
}: Pick<PlatformConfiguration, 'product' | 'messages'>): boolean {
  return product === 'moodle' || messages.includes('LtiSubmissionReviewRequest');
}

function reviewMessage(tool: ToolAddresses): object {
  return { type: 'LtiSubmissionReviewRequest', target_link_uri: tool.launch, label: 'Review' };
}
