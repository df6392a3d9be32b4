import { z } from 'zod';
import { DeliveryError, type CourseMessenger, type LmsMessage } from '../messenger.ts';
import { postOnce } from '../post-once.ts';
import { createSend } from '../send.ts';
import { id, word } from '../shape.ts';
import { siteOf } from '../site.ts';
import type { CourseSourceNeeds } from '../source-needs.ts';
import { unknownCourse } from '../unknown.ts';
import { createMoodleApi } from './moodle-api.ts';
import { serviceException } from './moodle-shapes.ts';

const member = z.object({
  id,
  fullname: word,
  roles: z.array(z.object({ shortname: word })).catch([]),
});
const sent = z.array(z.object({ msgid: z.number(), errormessage: word.optional() }));

/** Moodle's messages: one to each teacher, by core_message_send_instant_messages. */
export function createMoodleMessenger(needs: CourseSourceNeeds): CourseMessenger {
  const site = siteOf(needs.access);
  const { token } = needs.access;
  const send = createSend(needs, { lms: 'Moodle', isThrottled: ({ status }) => status === 429 });
  const api = createMoodleApi({ send, site, token });
  return {
    teachers: async (courseid, signal) => {
      if (!/^\d{1,19}$/.test(courseid)) throw unknownCourse('Moodle');
      const name = 'core_enrol_get_enrolled_users';
      const members = await api.call(name, { courseid }, z.array(member), signal);
      return members
        .filter(({ roles }) => roles.some(({ shortname }) => /teacher/.test(shortname ?? '')))
        .map(({ id: key, fullname }) => ({ id: key, name: fullname ?? 'a teacher' }));
    },
    send: async (_courseId, message, signal) => {
      const response = await postOnce(
        needs.outbound,
        {
          url: `${site.baseUrl}/webservice/rest/server.php`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: formOf(message, token).toString(),
        },
        signal,
      );
      if (response.status !== 200) throw refused();
      readOutcome(response.body);
    },
  };
}

function formOf({ to, subject, body }: LmsMessage, token: string): URLSearchParams {
  const form = new URLSearchParams({
    wstoken: token,
    wsfunction: 'core_message_send_instant_messages',
    moodlewsrestformat: 'json',
  });
  for (const [at, recipient] of to.entries()) {
    form.set(`messages[${at}][touserid]`, recipient);
    form.set(`messages[${at}][text]`, `${subject}\n\n${body}`);
    // Plain text (FORMAT_PLAIN): nothing a student writes becomes markup.
    form.set(`messages[${at}][textformat]`, '2');
  }
  return form;
}

/** Moodle answers for each recipient; -1 stands for one it did not take. */
function readOutcome(body: Buffer): void {
  const answer = jsonOf(body);
  if (serviceException.safeParse(answer).success) throw refused();
  const outcome = sent.safeParse(answer);
  if (!outcome.success) throw new DeliveryError('lms_unclear');
  const taken = outcome.data.filter(({ msgid }) => msgid >= 0).length;
  if (taken === outcome.data.length) return;
  if (taken === 0) throw refused();
  throw new DeliveryError('lms_partly');
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function refused(): DeliveryError {
  return new DeliveryError('moodle_refused');
}
