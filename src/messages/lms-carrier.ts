import type { Course, LmsConnections } from '../courses/index.ts';
import { CourseSourceError, DeliveryError } from '../lms/index.ts';
import type { Carrier } from './carrier.ts';

const notConnected =
  'This course is not connected to the API of the LMS, so there is no inbox to write to. Ask your LMS administrator to connect it.';

/** Messages go to the LMS's own inbox, written by the account that reads the course. */
export function createLmsCarrier(connections: Pick<LmsConnections, 'messengerOf'>): Carrier {
  const open = (course: Course) => connections.messengerOf(course);
  return {
    obstacle: async (course) => ((await open(course)) ? null : notConnected),
    route: async (course, signal) => {
      const connected = await open(course);
      if (!connected) return { obstacle: notConnected };
      const { kind: via, messenger, lmsCourseId } = connected;
      try {
        const teachers = await messenger.teachers(lmsCourseId, signal);
        if (teachers.length === 0) return { obstacle: 'The LMS names no teacher of this course.' };
        return { via, recipients: teachers.map(({ id, name }) => ({ address: id, name })) };
      } catch (error) {
        if (error instanceof CourseSourceError) return { obstacle: error.message };
        throw error;
      }
    },
    deliver: async (course, { recipients, subject, body, footer }, signal) => {
      const connected = await open(course);
      if (!connected) throw new DeliveryError('not_connected');
      const to = recipients.map(({ address }) => address);
      const text = `${body}\n\n${footer}`;
      await connected.messenger.send(connected.lmsCourseId, { to, subject, body: text }, signal);
    },
  };
}
