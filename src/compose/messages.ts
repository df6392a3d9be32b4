import {
  createDeliverMessage,
  createEmailCarrier,
  createLmsCarrier,
  createMailer,
  createMessages,
  createPostOffice,
  createSendMessage,
  settleLostMessages,
  type Mailer,
} from '../messages/index.ts';
import { listTenants } from '../tenancy/index.ts';
import type { Ground } from './ground.ts';
import type { LaunchRooms } from './launch.ts';

/** Messages of students to their teachers, by the way the configuration names. */
export function composeMessages(ground: Ground, { connections }: LaunchRooms) {
  const { db, withTenant, queue } = ground;
  const mailer = mailerOf(ground);
  const carrier = carrierOf(ground, { connections, mailer });
  return {
    mailer,
    postOffice: createPostOffice({ withTenant, carrier }),
    sendMessage: createSendMessage({ queue }),
    deliverMessage: createDeliverMessage({ withTenant, carrier }),
    messages: createMessages({ withTenant, queue }),
    settleLostMessages: async () => {
      for (const { id } of await listTenants(db)) await settleLostMessages(withTenant, id);
    },
  };
}

export type MessageRooms = ReturnType<typeof composeMessages>;

function mailerOf({ config, secrets }: Ground): Mailer | undefined {
  const { mailFrom: from } = config;
  const { smtpUrl } = secrets;
  return from === undefined || smtpUrl === undefined ? undefined : createMailer({ smtpUrl, from });
}

function carrierOf(
  { withTenant, config }: Ground,
  { connections, mailer }: { connections: LaunchRooms['connections']; mailer: Mailer | undefined },
) {
  if (config.messagesVia === 'lms') return createLmsCarrier(connections);
  if (config.messagesVia === 'email' && mailer) return createEmailCarrier({ withTenant, mailer });
  return undefined;
}
