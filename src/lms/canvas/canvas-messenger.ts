import { z } from 'zod';
import { DeliveryError, type CourseMessenger } from '../messenger.ts';
import { postOnce } from '../post-once.ts';
import { createSend } from '../send.ts';
import { id, word } from '../shape.ts';
import { siteOf } from '../site.ts';
import type { CourseSourceNeeds } from '../source-needs.ts';
import { unknownCourse } from '../unknown.ts';
import { createCanvasApi } from './canvas-api.ts';
import { isThrottled } from './refusal.ts';

const teacher = z.object({ id, name: word });

/** Canvas's inbox: one conversation that all teachers of the course share. */
export function createCanvasMessenger(needs: CourseSourceNeeds): CourseMessenger {
  const { baseUrl, origin } = siteOf(needs.access);
  const { token } = needs.access;
  const send = createSend(needs, { lms: 'Canvas', isThrottled });
  const api = createCanvasApi({ send, origin, token });
  return {
    teachers: async (courseId, signal) => {
      if (!/^\d{1,19}$/.test(courseId)) throw unknownCourse('Canvas');
      const endpoint = {
        url: `${baseUrl}/api/v1/courses/${courseId}/users?enrollment_type[]=teacher&enrollment_state[]=active&per_page=100`,
        what: 'the teachers',
        scope: 'url:GET|/api/v1/courses/:course_id/users',
      };
      const listing = await api.every(endpoint, teacher, signal);
      const found = listing.kind === 'listed' ? listing.entries : [];
      return found.map(({ id: key, name }) => ({ id: key, name: name ?? 'a teacher' }));
    },
    send: async (courseId, { to, subject, body }, signal) => {
      const form = new URLSearchParams([
        ...to.map((recipient) => ['recipients[]', recipient]),
        ['subject', subject],
        ['body', body],
        ['context_code', `course_${courseId}`],
        // Never appended to what the account wrote to them before.
        ['force_new', 'true'],
        ['group_conversation', 'true'],
      ]);
      const url = `${baseUrl}/api/v1/conversations`;
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/x-www-form-urlencoded',
      };
      const response = await postOnce(
        needs.outbound,
        { url, headers, body: form.toString() },
        signal,
      );
      if (isThrottled(response)) throw new DeliveryError('lms_slow');
      if (response.status >= 300) throw new DeliveryError('canvas_refused');
    },
  };
}
