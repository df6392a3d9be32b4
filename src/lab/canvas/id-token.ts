import { claim, role, scope } from '../platform/lti-names.ts';
import type { Column } from '../platform/gradebook.ts';
import type { LabPerson, LabRole } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';
import { expanded, registeredScopes, shared } from '../platform/tool-registrations.ts';
import { targetOf } from './begin-launch.ts';
import { opaqueId } from './canvas-ids.ts';
import { deepLinkingSettings } from './deep-linking-settings.ts';
import type { CanvasLaunch } from './launch.ts';
import { noticeHandlersPath, noticeTypes } from './notice-types.ts';
import { sectionId } from './rest/ids.ts';

const lifetimeSeconds = 3600;

/** Scopes the developer key holds; the last shows that not all of them are 1EdTech's. */
export const keyScopes = [
  scope.lineItem,
  scope.lineItemReadonly,
  scope.result,
  scope.score,
  'https://canvas.instructure.com/lti-ags/progress/scope/show',
] as const;

/** Claims of the id_token as Canvas composes them (as Canvas documents it). */
export function canvasClaims(
  platform: Platform,
  launch: CanvasLaunch,
  nonce: string,
): Record<string, unknown> {
  const { issuer, clientId, deploymentId, contextId, material } = platform;
  const iat = Math.floor(Date.now() / 1000);
  return {
    iss: issuer,
    aud: clientId,
    azp: clientId,
    iat,
    exp: iat + lifetimeSeconds,
    nonce,
    ...shared(platform.registrations.current(), personClaims(launch.person, issuer)),
    [claim.messageType]: launch.message,
    [claim.version]: '1.3.0',
    [claim.deploymentId]: deploymentId,
    [claim.targetLinkUri]: targetOf(launch, platform.tool.launch),
    [claim.roles]: canvasRoles[launch.person.role],
    [claim.context]: {
      id: contextId,
      label: material.label,
      title: material.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
    },
    [claim.toolPlatform]: {
      guid: `${opaqueId('account').slice(0, 20)}:canvas-lms`,
      name: 'Lab University',
      version: 'cloud',
      product_family_code: 'canvas',
    },
    [claim.lis]: {
      person_sourcedid: '$Person.sourcedId',
      course_offering_sourcedid: '$CourseSection.sourcedId',
    },
    [claim.launchPresentation]: presentation(platform, launch),
    [claim.custom]: customFields(platform, launch),
    ...serviceClaims(platform, launch),
    ...messageClaims(platform, launch),
    'https://www.instructure.com/placement': launch.placement,
  };
}

/** All roles of a person; only `membership` ones tell what may be done in the course. */
const canvasRoles: Readonly<Record<LabRole, readonly string[]>> = {
  student: [role.learner, role.institution('Student'), role.system('User')],
  instructor: [role.instructor, role.institution('Instructor'), role.system('User')],
  assistant: [
    role.instructor,
    role.teachingAssistant,
    role.institution('Instructor'),
    role.system('User'),
  ],
  admin: [role.institution('Administrator'), role.system('User')],
};

/** What NRPS says of a member: the course alone. */
export function membershipRoles(person: LabPerson): readonly string[] {
  return canvasRoles[person.role].filter((uri) => uri.includes('/membership'));
}

/** Also what NRPS tells about a member when the key's privacy level is "public". */
export function personClaims(person: LabPerson, issuer: string): Record<string, unknown> {
  const legacyUserId = opaqueId(`lti 1.1 ${person.login}`);
  return {
    sub: person.sub,
    name: person.name,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
    picture: `${issuer}/lab/avatar.svg`,
    locale: 'en',
    [claim.legacyUserId]: legacyUserId,
    [claim.lti1p1]: { user_id: legacyUserId },
  };
}

function presentation(
  { issuer, courseId, locales }: Platform,
  { person, target }: CanvasLaunch,
): object {
  return {
    document_target: target,
    height: 400,
    width: 800,
    return_url: `${issuer}/courses/${courseId}/external_content/success/external_tool_redirect`,
    locale: locales.get(person.login) ?? 'en',
  };
}

// The item's own parameters win over the key's.
function customFields(platform: Platform, { person, link }: CanvasLaunch): Record<string, string> {
  const column = link && columnOf(platform, link.uuid);
  const variables = {
    '$Canvas.course.id': platform.courseId,
    '$Canvas.user.id': person.lmsUserId,
    '$Canvas.api.domain': new URL(platform.issuer).host,
    ...(column ? { '$Canvas.assignment.id': String(column.id) } : {}),
    '$Canvas.course.previousContextIds.recursive': platform.earlierContexts.join(','),
    '$Canvas.course.sectionIds': sectionId(platform.roster.sectionOf(person.login)),
  };
  return { ...expanded(platform.registrations.current(), variables), ...link?.custom };
}

function serviceClaims(platform: Platform, { link }: CanvasLaunch): Record<string, unknown> {
  const { issuer, courseId } = platform;
  const column = link && columnOf(platform, link.uuid);
  const lineItems = lineItemsUrl(platform);
  const held = (scopes: readonly string[]) =>
    registeredScopes(platform.registrations.current(), scopes);
  const grades = {
    scope: held(keyScopes),
    lineitems: lineItems,
    ...(column ? { lineitem: `${lineItems}/${column.id}` } : {}),
  };
  const notices = {
    service_versions: ['1.0'],
    platform_notification_service_url: `${issuer}${noticeHandlersPath}`,
    scope: [scope.notices],
    notice_types_supported: noticeTypes,
  };
  const members = {
    context_memberships_url: `${issuer}/api/lti/courses/${courseId}/names_and_roles`,
    service_versions: ['2.0'],
  };
  // A service is offered to a key that holds one of its scopes.
  return {
    ...(grades.scope.length > 0 ? { [claim.gradeService]: grades } : {}),
    ...(held([scope.notices]).length > 0 ? { [claim.noticeService]: notices } : {}),
    ...(held([scope.members]).length > 0 ? { [claim.namesAndRoles]: members } : {}),
  };
}

// Course navigation comes from no stored link: Canvas then repeats the id of the course.
function messageClaims(platform: Platform, launch: CanvasLaunch): Record<string, unknown> {
  if (launch.message === 'LtiDeepLinkingRequest') {
    return { [claim.deepLinkingSettings]: deepLinkingSettings(platform, launch.placement) };
  }
  const { link } = launch;
  return {
    [claim.resourceLink]: {
      id: link?.uuid ?? platform.contextId,
      title: link?.title ?? platform.material.title,
      description: link?.text || null,
    },
  };
}

export function lineItemsUrl({ issuer, courseId }: Platform): string {
  return `${issuer}/api/lti/courses/${courseId}/line_items`;
}

/** The assignment behind a link, when it has one. */
function columnOf({ gradebook }: Platform, linkUuid: string): Column | undefined {
  return gradebook.columns().find((column) => column.resourceLinkId === linkUuid);
}
