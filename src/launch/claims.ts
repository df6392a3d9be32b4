import { z } from 'zod';

/** IMS claim names, and the words the rest of the program uses for them. */
const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const ags = 'https://purl.imsglobal.org/spec/lti-ags/claim/';
const nrps = 'https://purl.imsglobal.org/spec/lti-nrps/claim/';
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

export const claimNames = {
  messageType: `${lti}message_type`,
  version: `${lti}version`,
  deploymentId: `${lti}deployment_id`,
  targetLinkUri: `${lti}target_link_uri`,
  resourceLink: `${lti}resource_link`,
  roles: `${lti}roles`,
  context: `${lti}context`,
  custom: `${lti}custom`,
  launchPresentation: `${lti}launch_presentation`,
  toolPlatform: `${lti}tool_platform`,
  agsEndpoint: `${ags}endpoint`,
  namesRoles: `${nrps}namesroleservice`,
  deepLinking: `${dl}deep_linking_settings`,
  forUser: `${lti}for_user`,
  noticeService: `${lti}platformnotificationservice`,
  notice: `${lti}notice`,
  originContexts: `${lti}origin_contexts`,
} as const;

// Optional claims never fail a launch (C17, C20): what does not have the expected form counts as absent.
const lenient = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const word = lenient(z.string().max(1024));

const context = z.looseObject({ id: z.string().min(1).max(255), label: word, title: word });
const resourceLink = z.looseObject({ id: z.string().optional(), title: word });
const presentation = z.looseObject({ locale: word, document_target: word, return_url: word });
const agsEndpoint = z.looseObject({
  scope: z.array(z.string()).catch([]),
  lineitems: lenient(z.url()),
  lineitem: lenient(z.url()),
});
const namesRoles = z.looseObject({ context_memberships_url: lenient(z.url()) });
const noticeService = z.looseObject({
  platform_notification_service_url: z.url(),
  notice_types_supported: z.array(z.string()),
  scope: z.array(z.string()).catch([]),
});
const notice = z.looseObject({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
});
const forUser = z.looseObject({ user_id: z.string().min(1).max(255) });
const deepLinkingSettings = z.looseObject({
  // The browser posts a form there: no scheme that runs in the page.
  deep_link_return_url: z.url({ protocol: /^https?$/ }),
  accept_types: z.array(z.string()),
  accept_multiple: lenient(z.boolean()),
  accept_lineitem: lenient(z.boolean()),
  // Goes back as it came (G5), however long; the form it came in is bounded.
  data: lenient(z.string()),
});

/** The claims of a verified token; which of them must be there is decided by claim-checks.ts. */
export const launchClaims = z.looseObject({
  iss: z.string(),
  sub: z.string().optional(),
  azp: z.unknown().optional(),
  nonce: z.string().optional(),
  name: word,
  given_name: word,
  family_name: word,
  email: word,
  locale: word,
  [claimNames.messageType]: z.string().optional(),
  [claimNames.version]: z.string().optional(),
  [claimNames.deploymentId]: z.string().optional(),
  [claimNames.targetLinkUri]: z.string().optional(),
  [claimNames.resourceLink]: resourceLink.optional(),
  [claimNames.roles]: z.array(z.string()).optional(),
  [claimNames.context]: lenient(context),
  [claimNames.custom]: lenient(z.record(z.string(), z.unknown())),
  [claimNames.launchPresentation]: lenient(presentation),
  [claimNames.toolPlatform]: lenient(
    z.looseObject({ product_family_code: word, guid: word, name: word }),
  ),
  [claimNames.agsEndpoint]: lenient(agsEndpoint),
  [claimNames.namesRoles]: lenient(namesRoles),
  [claimNames.deepLinking]: lenient(deepLinkingSettings),
  [claimNames.forUser]: lenient(forUser),
  [claimNames.noticeService]: lenient(noticeService),
  [claimNames.notice]: lenient(notice),
  [claimNames.originContexts]: lenient(z.array(z.string().min(1).max(255)).max(100)),
});

export type LaunchClaims = z.infer<typeof launchClaims>;

/**
 * Custom parameters as the platform expanded them. Values that are not strings are dropped, and so
 * is what starts with "$": a variable the platform did not know (Canvas and Moodle both do that).
 */
export function customParameters(claims: LaunchClaims): Record<string, string> {
  const entries = Object.entries(claims[claimNames.custom] ?? {});
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !entry[1].startsWith('$'),
    ),
  );
}
