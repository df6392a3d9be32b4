import { listTeachers } from '../courses/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { Carrier } from './carrier.ts';
import type { Mailer } from './mailer.ts';

export interface EmailNeeds {
  readonly withTenant: WithTenant;
  readonly mailer: Mailer;
}

const noAddress =
  'The LMS has told no e-mail address of a teacher of this course. Ask your LMS administrator to share addresses with this tool.';

/** Messages go out by e-mail; replies go to the student. */
export function createEmailCarrier({ withTenant, mailer }: EmailNeeds): Carrier {
  const recipientsOf = async ({ tenantId, id: courseId }: { tenantId: string; id: string }) => {
    const teachers = await withTenant(tenantId, (tx) => listTeachers(tx, { tenantId, courseId }));
    return teachers.flatMap(({ name, email }) =>
      email === null ? [] : [{ address: email, name: name ?? email }],
    );
  };
  return {
    obstacle: async (course) => ((await recipientsOf(course)).length > 0 ? null : noAddress),
    route: async (course) => {
      const recipients = await recipientsOf(course);
      return recipients.length > 0 ? { via: 'email', recipients } : { obstacle: noAddress };
    },
    deliver: async (_course, { id, recipients: to, subject, body, footer, replyTo }) => {
      const text = `${body}\n\n-- \n${footer}`;
      await mailer.send({ id, to, replyTo, subject, text });
    },
  };
}
