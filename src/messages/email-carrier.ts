import type { Transporter } from 'nodemailer';
import { listTeachers } from '../courses/index.ts';
import { DeliveryError } from '../lms/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { Carrier } from './carrier.ts';

export interface EmailNeeds {
  readonly withTenant: WithTenant;
  /** smtp:// or smtps://, with user and password. */
  readonly smtpUrl: string;
  /** The address messages come from. */
  readonly from: string;
}

const noAddress =
  'The LMS has told no e-mail address of a teacher of this course. Ask your LMS administrator to share addresses with this tool.';

/** Messages go out by e-mail; replies go to the student. */
export function createEmailCarrier({ withTenant, smtpUrl, from }: EmailNeeds): Carrier {
  let transport: Promise<Transporter> | undefined;
  const host = from.slice(from.lastIndexOf('@') + 1).replace(/[^\w.-]/g, '') || 'localhost';
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
    deliver: async (_course, { id, recipients, subject, body, footer, replyTo }) => {
      const mail = await (transport ??= openTransport(smtpUrl));
      await mail
        .sendMail({
          from,
          to: recipients.map(({ address, name }) => ({ address, name })),
          ...(replyTo === null ? {} : { replyTo }),
          subject: subject.replaceAll(/\s+/g, ' '),
          text: `${body}\n\n-- \n${footer}`,
          // The same at every try, so that a mailbox that looks for doubles finds one.
          messageId: `<${id}@${host}>`,
        })
        .catch((error: unknown) => {
          throw failureOf(error);
        });
    },
  };
}

/** Loaded by the first message: until then it would hold memory for nothing. */
async function openTransport(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    // A message is text and nothing else.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** What nodemailer knows of a failure. */
interface SmtpError {
  /** The server's own word, when it said one. */
  readonly responseCode?: number;
  readonly code?: string;
  readonly syscall?: string;
}

function failureOf(cause: unknown): DeliveryError {
  const { responseCode = 0, code = '', syscall = '' } = cause as SmtpError;
  if (responseCode >= 500) return new DeliveryError('mail_refused', { cause });
  // quirk: nodemailer says CONN of every connection that breaks, also while the text is handed over.
  if (responseCode >= 400 || syscall === 'connect' || code === 'EDNS')
    return new DeliveryError('mail_busy', { cause });
  return new DeliveryError('mail_broke', { cause });
}
