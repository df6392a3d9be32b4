import { claim, mediaType, role, scope } from '../../platform/lti-names.ts';
import type { LabPerson } from '../../platform/people.ts';
import type { Platform } from '../../platform/platform.ts';
import { shared } from '../../platform/tool-registrations.ts';
import { basicOutcome, columnsOf, isInstance, membershipsUrl } from '../id-token.ts';
import { typeId } from '../moodle-ids.ts';
import { cut } from './paging.ts';
import {
  ServiceRefusal,
  type ServiceAnswer,
  type ServiceCall,
  type ServiceResource,
} from './service.ts';
import { authorize } from './service-guard.ts';

/** Members (as captured from Moodle 4.5): active enrolments only, roles in short. */
export function membershipResource(platform: Platform): ServiceResource {
  return {
    template: new RegExp(`^/CourseSection/(\\d+)/bindings/${typeId}/memberships$`),
    formats: [mediaType.members],
    methods: { GET: (call) => members(platform, call) },
  };
}

function members(platform: Platform, call: ServiceCall): ServiceAnswer {
  authorize(platform, call, scope.members);
  const { roster, contextId, material } = platform;
  const { query } = call;
  const rlid = query.get('rlid');
  if (rlid !== null && !isInstance(platform, rlid)) {
    throw new ServiceRefusal(404, `Not Found: LTI link ${rlid} doesn't exist`);
  }
  const wanted = roster.members().filter((person) => hasRole(person, query.get('role')));
  const shown = cut(call, wanted);
  const { from, limit, rows } = shown;
  const more = limit !== undefined && from + limit < wanted.length;
  return {
    status: 200,
    type: mediaType.members,
    json: {
      id: membershipsUrl(platform),
      context: { id: contextId, label: material.label, title: material.title },
      members: rows.map((person) => member(platform, person, rlid)),
    },
    link: more ? `<${nextUrl(platform, query, { limit, from })}>; rel="next"` : undefined,
  };
}

function nextUrl(
  platform: Platform,
  query: URLSearchParams,
  { limit, from }: { limit: number; from: number },
): string {
  const next = new URLSearchParams({ limit: String(limit), from: String(from + limit) });
  for (const name of ['role', 'rlid']) {
    const value = query.get(name);
    if (value !== null) next.set(name, value);
  }
  return `${membershipsUrl(platform)}?${next}`;
}

function hasRole(person: LabPerson, wanted: string | null): boolean {
  return wanted === null || [shortRole(person), fullRole(person)].includes(wanted);
}

// quirk: a non-editing teacher is a Learner here
function shortRole(person: LabPerson): string {
  return person.role === 'instructor' ? 'Instructor' : 'Learner';
}

function fullRole(person: LabPerson): string {
  return person.role === 'instructor' ? role.instructor : role.learner;
}

function member(platform: Platform, person: LabPerson, rlid: string | null): object {
  const tool = platform.registrations.current();
  const tellsNames = tool.personClaims.includes('name');
  return {
    status: 'Active',
    roles: [shortRole(person)],
    ...(rlid === null ? {} : { message: [messageFor(platform, person, rlid)] }),
    user_id: person.sub,
    lis_person_sourcedid: person.sourcedId,
    ...shared(tool, {
      name: person.name,
      given_name: person.givenName,
      family_name: person.familyName,
      email: person.email,
    }),
    ...(tellsNames ? { ext_user_username: person.login } : {}),
  };
}

function messageFor(platform: Platform, person: LabPerson, rlid: string): object {
  const graded = columnsOf(platform, rlid).length > 0;
  return {
    [claim.messageType]: 'LtiResourceLinkRequest',
    ...(graded ? { [claim.basicOutcome]: basicOutcome(platform, rlid, person) } : {}),
  };
}
