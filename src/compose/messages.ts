import {
  createDeliverMessage,
  createEmailCarrier,
  createLmsCarrier,
  createMessages,
  createPostOffice,
  createSendMessage,
  settleLostMessages,
} from '../messages/index.ts';
import { listTenants } from '../tenancy/index.ts';
import type { Ground } from './ground.ts';
import type { LaunchRooms } from './launch.ts';

/** Messages of students to their teachers, by the way the configuration names. */
export function composeMessages(ground: Ground, { connections }: LaunchRooms) {
  const { db, withTenant, queue } = ground;
  const carrier = carrierOf(ground, connections);
  return {
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

function carrierOf(
  { withTenant, config, secrets }: Ground,
  connections: LaunchRooms['connections'],
) {
  if (!config.messages) return undefined;
  const { via, from } = config.messages;
  if (via === 'lms') return createLmsCarrier(connections);
  return createEmailCarrier({ withTenant, from, smtpUrl: secrets.smtpUrl ?? '' });
}
