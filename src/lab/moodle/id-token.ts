import { createHash, randomInt } from 'node:crypto';
import { claim, role, scope } from '../platform/lti-names.ts';
import type { Column } from '../platform/gradebook.ts';
import type { LabPerson, LabRole } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';
import { expanded, registeredScopes, shared } from '../platform/tool-registrations.ts';
import { instanceOf, reviewOf, targetOf } from './begin-launch.ts';
import { deepLinkingSettings } from './deep-linking-settings.ts';
import type { MoodleLaunch } from './launch.ts';
import { courseIdNumber, groupId, moodleVersion, tutorInstance, typeId } from './moodle-ids.ts';

const lifetimeSeconds = 60;

export const gradeScopes = [
  scope.lineItem,
  scope.lineItemReadonly,
  scope.result,
  scope.score,
] as const;

/** What the tutor activity says about itself. */
export const tutorActivity = {
  title: 'Ask the tutor',
  text: 'Ask about anything in this course.',
} as const;

/** Claims of the id_token as Moodle composes them (as captured from Moodle 4.5). */
export function moodleClaims(
  platform: Platform,
  launch: MoodleLaunch,
  nonce: string,
): Record<string, unknown> {
  const { issuer, clientId, deploymentId, contextId, material } = platform;
  const { person, message } = launch;
  const iat = Math.floor(Date.now() / 1000);
  const tool = platform.registrations.current();
  const tellsNames = tool.personClaims.includes('name');
  return shared(tool, {
    nonce,
    iat,
    exp: iat + lifetimeSeconds,
    iss: issuer,
    aud: clientId,
    [claim.deploymentId]: deploymentId,
    [claim.targetLinkUri]: targetOf(platform, launch),
    sub: person.sub,
    [claim.lis]: {
      person_sourcedid: person.sourcedId,
      course_section_sourcedid: courseIdNumber,
    },
    [claim.roles]: moodleRoles[person.role],
    [claim.context]: {
      id: contextId,
      label: material.label,
      title: material.title,
      // quirk: moodle writes a bare word where the standard wants a URI
      type: ['CourseSection'],
    },
    [claim.messageType]: message,
    ...(launch.forUser === undefined ? {} : { [claim.forUser]: { user_id: launch.forUser } }),
    given_name: person.givenName,
    family_name: person.familyName,
    name: person.name,
    [claim.ext]: {
      ...(tellsNames ? { user_username: person.login } : {}),
      lms: 'moodle-2',
    },
    email: person.email,
    [claim.toolPlatform]: {
      product_family_code: 'moodle',
      version: moodleVersion,
      guid: new URL(issuer).hostname,
      name: 'lab',
      description: 'Lab Moodle',
    },
    [claim.version]: '1.3.0',
    [claim.custom]: customParameters(platform, launch),
    ...serviceClaims(platform, launch),
    ...(message === 'LtiDeepLinkingRequest'
      ? pickingClaims(platform, launch)
      : activityClaims(platform, launch)),
  });
}

// quirk: a non-editing teacher is an Instructor here and a Learner in the list of members
const moodleRoles: Readonly<Record<LabRole, readonly string[]>> = {
  student: [role.learner],
  instructor: [role.instructor],
  assistant: [role.instructor],
  admin: [role.institution('Administrator'), role.instructor, role.system('Administrator')],
};

function activityClaims(platform: Platform, launch: MoodleLaunch): Record<string, unknown> {
  const { title, text } = launch.link ?? tutorActivity;
  const instance = instanceOf(launch);
  const graded = columnsOf(platform, instance).length > 0;
  return {
    [claim.resourceLink]: { title, description: text, id: instance },
    ...(graded ? { [claim.basicOutcome]: basicOutcome(platform, instance, launch.person) } : {}),
    [claim.launchPresentation]: {
      locale: platform.locales.get(launch.person.login) ?? 'en',
      document_target: launch.target,
      return_url: returnUrl(platform, launch),
    },
  };
}

function pickingClaims(platform: Platform, launch: MoodleLaunch): Record<string, unknown> {
  return {
    [claim.launchPresentation]: { locale: 'en' },
    [claim.deepLinkingSettings]: deepLinkingSettings(platform, launch.session.sessionKey),
  };
}

/** Outcomes as LTI 1.1 had them; in member lists too. */
export function basicOutcome({ issuer }: Platform, instance: string, person: LabPerson): object {
  const data = {
    instanceid: instance,
    userid: person.lmsUserId,
    typeid: typeId,
    launchid: randomInt(2 ** 31),
  };
  const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex');
  return {
    lis_result_sourcedid: JSON.stringify({ data, hash }),
    lis_outcome_service_url: `${issuer}/mod/lti/service.php`,
  };
}

function returnUrl({ issuer, courseId }: Platform, launch: MoodleLaunch): string {
  const container = launch.target === 'iframe' ? 3 : 4;
  const query = `course=${courseId}&launch_container=${container}&instanceid=${instanceOf(launch)}`;
  return `${issuer}/mod/lti/return.php?${query}&sesskey=${launch.session.sessionKey}`;
}

// Parameters of the activity, then of the tool, then the services once more. What Moodle cannot
// expand it hands on as it stands.
function customParameters(platform: Platform, launch: MoodleLaunch): Record<string, string> {
  const { issuer, courseId } = platform;
  const services = `${issuer}/mod/lti/services.php`;
  return {
    ...twiceNamed({
      ...launch.link?.custom,
      ...reviewOf(platform.gradebook, launch)?.custom,
    }),
    ...expanded(platform.registrations.current(), {
      '$Context.id.history': platform.earlierContexts.join(','),
      '$Moodle.Person.userGroupIds': String(
        groupId(platform.roster.sectionOf(launch.person.login)),
      ),
    }),
    resource_link_due: '$ResourceLink.submission.endDateTime',
    username: launch.person.login,
    membership_role: shortRole(launch.person),
    course_idnumber: courseIdNumber,
    locale: '$Message.locale',
    course_id: '$Canvas.course.id',
    context_memberships_url: membershipsUrl(platform),
    system_setting_url: `${services}/tool/${typeId}/custom`,
    context_setting_url: `${services}/CourseSection/${courseId}/bindings/tool/${typeId}/custom`,
    ...(launch.message === 'LtiDeepLinkingRequest'
      ? {}
      : { link_setting_url: `${services}/links/{link_id}/custom` }),
  };
}

// quirk: a name with capitals comes in small letters as well
function twiceNamed(custom: Readonly<Record<string, string>>): Record<string, string> {
  const small = Object.entries(custom).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...(Object.fromEntries(small) as Record<string, string>), ...custom };
}

function shortRole({ role: held }: LabPerson): string {
  return held === 'student' ? 'Learner' : 'Instructor';
}

// A service is offered to a tool that asked for one of its scopes.
function serviceClaims(platform: Platform, launch: MoodleLaunch): Record<string, unknown> {
  const tool = platform.registrations.current();
  const grades = registeredScopes(tool, gradeScopes);
  const members = {
    context_memberships_url: membershipsUrl(platform),
    service_versions: ['1.0', '2.0'],
  };
  return {
    ...(grades.length > 0 ? { [claim.gradeService]: gradeService(platform, launch, grades) } : {}),
    ...(registeredScopes(tool, [scope.members]).length > 0
      ? { [claim.namesAndRoles]: members }
      : {}),
  };
}

// One column: the tool learns which. None or several: it must ask the list.
function gradeService(platform: Platform, launch: MoodleLaunch, scopes: readonly string[]): object {
  const [column, another] =
    launch.message === 'LtiDeepLinkingRequest' ? [] : columnsOf(platform, instanceOf(launch));
  return {
    scope: scopes,
    lineitems: `${lineItemsUrl(platform)}?type_id=${typeId}`,
    ...(column && !another
      ? { lineitem: `${lineItemUrl(platform, column.id)}?type_id=${typeId}` }
      : {}),
  };
}

/** Columns coupled to an activity. */
export function columnsOf({ gradebook }: Platform, instance: string): Column[] {
  return gradebook.columns().filter((column) => column.resourceLinkId === instance);
}

export function lineItemsUrl({ issuer, courseId }: Platform): string {
  return `${issuer}/mod/lti/services.php/${courseId}/lineitems`;
}

export function lineItemUrl(platform: Platform, id: number): string {
  return `${lineItemsUrl(platform)}/${id}/lineitem`;
}

export function membershipsUrl({ issuer, courseId }: Platform): string {
  const course = `CourseSection/${courseId}`;
  return `${issuer}/mod/lti/services.php/${course}/bindings/${typeId}/memberships`;
}

/** Every link that has an id as Moodle's services know it. */
export function isInstance({ links }: Platform, instance: string): boolean {
  return instance === tutorInstance || links.byNumber(Number(instance) - 1) !== undefined;
}
