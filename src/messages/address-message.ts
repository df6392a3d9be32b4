import { findCourse, findReachable, type Course } from '../courses/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { Carrier } from './carrier.ts';
import type { Envelope, Writer } from './message.ts';

/** How students' messages reach the teachers of a course. */
export interface PostOffice {
  /** Why no message can leave this course, for instructors; null when nothing is known to be in the way. */
  obstacle(course: Pick<Writer, 'tenantId' | 'courseId'>): Promise<string | null>;
  /** To whom a message of this person would go, and how it is signed. */
  address(writer: Writer, signal: AbortSignal): Promise<Envelope | { readonly obstacle: string }>;
}

const notConfigured =
  'The operator of this installation has not configured how messages leave it (MESSAGES_VIA).';
const gone = 'This course is gone.';

/** @param carrier undefined when none is configured */
export function createPostOffice(needs: {
  readonly withTenant: WithTenant;
  readonly carrier: Carrier | undefined;
}): PostOffice {
  const { withTenant, carrier } = needs;
  const courseOf = ({ tenantId, courseId }: Pick<Writer, 'tenantId' | 'courseId'>) =>
    withTenant(tenantId, (tx) => findCourse(tx, tenantId, courseId));
  return {
    obstacle: async (key) => {
      if (!carrier) return notConfigured;
      const course = await courseOf(key);
      return course ? carrier.obstacle(course) : gone;
    },
    address: async (writer, signal) => {
      if (!carrier) return { obstacle: notConfigured };
      const course = await courseOf(writer);
      if (!course) return { obstacle: gone };
      const route = await carrier.route(course, signal);
      if ('obstacle' in route) return route;
      const { tenantId, userId } = writer;
      const person = await withTenant(tenantId, (tx) => findReachable(tx, tenantId, userId));
      return { ...route, footer: footerFor(course, person?.name ?? null) };
    },
  };
}

function footerFor({ title }: Course, name: string | null): string {
  return `${name ?? 'A student'} wrote this with the course tutor of “${title}” and asked for it to be sent.`;
}
