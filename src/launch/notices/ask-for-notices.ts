import type { Queue } from '../../ground/queue/index.ts';
import type { Tx } from '../../ground/db/index.ts';
import type { WithTenant } from '../../tenancy/index.ts';
import type { Launch } from '../launch.ts';
import type { RegistrationDirectory } from '../registration-store.ts';
import { LmsServiceError } from '../services/lms-service-error.ts';
import type { ServiceCall } from '../services/service-call.ts';
import { toolAddresses } from '../tool-addresses.ts';
import { noteHandler, settleHandler, waitingHandler, type NoticeHandler } from './notice-store.ts';

export const noticesQueue = 'platform.notices';

export const noticeScope = 'https://purl.imsglobal.org/spec/lti/scope/noticehandlers';
export const copyNotice = 'LtiContextCopyNotice';

/** Has the platform asked for its notices if its launch offers them; in the launch's transaction. */
export type WantNotices = (tx: Tx, launch: Launch) => Promise<void>;

export function createWantNotices(queue: Pick<Queue, 'enqueue'>): WantNotices {
  return async (tx, { registration, deploymentId, notices }) => {
    if (!notices?.types.includes(copyNotice) || !notices.scopes.includes(noticeScope)) return;
    const { tenantId, id: registrationId } = registration;
    const handler: NoticeHandler = { tenantId, registrationId, deploymentId };
    if (await noteHandler(tx, handler, notices.url)) await queue.enqueue(noticesQueue, handler);
  };
}

export type AskForNotices = (handler: NoticeHandler) => Promise<void>;

interface AskNeeds {
  readonly withTenant: WithTenant;
  readonly registrations: Pick<RegistrationDirectory, 'byId'>;
  readonly serviceCall: ServiceCall;
  readonly publicUrl: string;
}

/** Tells a platform where to send its notices (L2); may run twice. Throws when another try may help. */
export function createAskForNotices(needs: AskNeeds): AskForNotices {
  const { withTenant, registrations, serviceCall, publicUrl } = needs;
  return async (handler) => {
    const { tenantId, registrationId, deploymentId } = handler;
    const registration = await registrations.byId(tenantId, registrationId);
    const url = await withTenant(tenantId, (tx) => waitingHandler(tx, handler));
    if (url === undefined || registration?.status !== 'active') return;
    const wish = { notice_type: copyNotice, handler: toolAddresses(publicUrl).notices };
    const refusal = await serviceCall(
      { registration, deploymentId },
      {
        topic: 'notices',
        scopes: [noticeScope],
        url,
        method: 'PUT',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify(wish),
      },
    ).then(
      () => null,
      (error: unknown) => {
        if (error instanceof LmsServiceError && !error.mayRetry) return error.message;
        throw error;
      },
    );
    await withTenant(tenantId, (tx) => settleHandler(tx, handler, refusal));
  };
}
