import { Router } from 'express';
import { claim, mediaType, scope } from '../platform/lti-names.ts';
import { text } from '../platform/params.ts';
import type { LabPerson } from '../platform/people.ts';
import type { Platform } from '../platform/platform.ts';
import { shared } from '../platform/tool-registrations.ts';
import { membershipRoles, personClaims } from './id-token.ts';
import { LtiRefusal } from './lti-refusal.ts';
import { memberPages, page } from './paging.ts';
import { serviceDoor } from './service.ts';

/** Members of the course (NRPS, as Canvas documents it); who is not active is not listed. */
export function createNamesAndRoles(platform: Platform): Router {
  const { roster, watch, issuer, material, contextId } = platform;
  const router = Router();
  router.get(
    '/api/lti/courses/:course/names_and_roles',
    watch('services'),
    ...serviceDoor(platform, scope.members),
    (request, response) => {
      const rlid = text(request.query['rlid']);
      if (rlid !== undefined && !isLink(platform, rlid)) {
        throw new LtiRefusal(400, `Tool does not have access to rlid or rlid does not exist`);
      }
      const role = text(request.query['role']);
      const wanted = roster
        .members()
        .filter((person) => role === undefined || membershipRoles(person).includes(role));
      const shown = page(request, response, wanted, { ...memberPages, origin: issuer });
      response.type(mediaType.members).send(
        JSON.stringify({
          id: new URL(request.originalUrl, issuer).href,
          context: { id: contextId, label: material.label, title: material.title },
          members: shown.map((person) => member(platform, person, rlid)),
        }),
      );
    },
  );
  return router;
}

function isLink({ links, contextId }: Platform, rlid: string): boolean {
  return rlid === contextId || links.byUuid(rlid) !== undefined;
}

function member(platform: Platform, person: LabPerson, rlid: string | undefined): object {
  const about = personClaims(person, platform.issuer);
  const { name, given_name, family_name, email, picture, ...rest } = about;
  const tool = platform.registrations.current();
  return {
    status: 'Active',
    ...shared(tool, { name, picture, given_name, family_name, email }),
    lis_person_sourcedid: person.sourcedId,
    user_id: person.sub,
    lti11_legacy_user_id: rest[claim.legacyUserId],
    roles: membershipRoles(person),
    ...(rlid === undefined ? {} : { message: [messageFor(platform, person)] }),
  };
}

function messageFor({ courseId, issuer }: Platform, person: LabPerson): object {
  return {
    [claim.messageType]: 'LtiResourceLinkRequest',
    locale: 'en',
    [claim.custom]: {
      course_id: courseId,
      user_id: person.lmsUserId,
      api_domain: new URL(issuer).host,
    },
    [claim.legacyUserId]: personClaims(person, issuer)[claim.legacyUserId],
  };
}
