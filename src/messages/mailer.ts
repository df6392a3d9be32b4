import type { Transporter } from 'nodemailer';
import { DeliveryError } from '../lms/index.ts';

export interface Mail {
  /** The same at every try, so that a mailbox that looks for doubles finds one. */
  readonly id: string;
  readonly to: readonly { readonly address: string; readonly name: string }[];
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly urgent?: boolean;
}

/** Hands plain text to the mail server of the installation. */
export interface Mailer {
  /** Once. @throws DeliveryError, or the abort reason */
  send(mail: Mail, signal?: AbortSignal): Promise<void>;
}

/**
 * @param smtpUrl smtp:// or smtps://, with user and password
 * @param from the address mail comes from
 */
export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  let transport: Promise<Transporter> | undefined;
  const host = from.slice(from.lastIndexOf('@') + 1).replace(/[^\w.-]/g, '') || 'localhost';
  return {
    send: async ({ id, to, replyTo, subject, text, urgent = false }, signal) => {
      const mail = await (transport ??= openTransport(smtpUrl));
      const sent = mail
        .sendMail({
          from,
          to: to.map(({ address, name }) => ({ address, name })),
          ...(replyTo === null ? {} : { replyTo }),
          ...(urgent ? { priority: 'high' as const } : {}),
          subject: subject.replaceAll(/\s+/g, ' '),
          text,
          messageId: `<${id}@${host}>`,
        })
        .catch((error: unknown) => {
          throw failureOf(error);
        });
      await (signal ? Promise.race([sent, rejectOn(signal)]) : sent);
    },
  };
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
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
