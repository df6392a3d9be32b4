import { z } from 'zod';
import { courseRole, isTestUser, type CourseRole } from '../roles.ts';
import { LmsServiceError } from './lms-service-error.ts';
import { nextPage, readBody, type ServiceCall } from './service-call.ts';
import type { ServiceSubject } from './service-token.ts';

export const rosterScope =
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';

// quirk: moodle answers 400 to application/json.
const media = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

// J3, J5: only id and roles are certain; privacy settings drop the rest.
const text = z.string().max(1024).nullish().catch(null);
const member = z.looseObject({
  user_id: z.coerce.string().min(1).max(255),
  roles: z.array(z.string()).catch([]),
  status: text,
  name: text,
  email: text,
});
const container = z.looseObject({ members: z.array(member) });

/** Somebody in the course, in our words. */
export interface Member {
  /** The platform's own name for the person. */
  readonly sub: string;
  readonly active: boolean;
  readonly role: CourseRole;
  readonly isTest: boolean;
  readonly name: string | null;
  readonly email: string | null;
}

/** Names and Role Provisioning Services 2.0. */
export interface RosterService {
  /**
   * Everybody in the course, all pages or none.
   * @throws LmsServiceError
   */
  read(subject: ServiceSubject, url: string): Promise<Member[]>;
}

/** Courses of 50,000 at Canvas's 50 members a page. */
const mostPages = 1_000;

export function createRosterService(call: ServiceCall): RosterService {
  return {
    read: async (subject, url) => {
      const members: Member[] = [];
      let address: string | undefined = url;
      for (let page = 0; address !== undefined; page += 1) {
        if (page === mostPages) {
          throw new LmsServiceError('unavailable', 'The list of members in the LMS does not end.');
        }
        const response = await call(subject, {
          topic: 'roster',
          scopes: [rosterScope],
          url: address,
          headers: { accept: media },
        });
        members.push(...readBody(container, response).members.map(toMember));
        address = nextPage(response);
      }
      return members;
    },
  };
}

function toMember(said: z.infer<typeof member>): Member {
  return {
    sub: said.user_id,
    active: !said.status || said.status.toLowerCase() === 'active',
    role: courseRole(said.roles),
    isTest: isTestUser(said.roles),
    name: said.name ?? null,
    email: said.email ?? null,
  };
}
