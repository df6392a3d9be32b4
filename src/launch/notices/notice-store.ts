import type { Tx } from '../../ground/db/index.ts';
import type { Registration } from '../registration.ts';

/** What a platform tells outside of any launch. */
export interface Notice {
  /** The platform's own id of it. */
  readonly id: string;
  readonly type: string;
  readonly deploymentId: string;
  readonly context:
    | { readonly id: string; readonly title: string; readonly label: string | null }
    | undefined;
  /** Of a copy: the ids of the courses it was made from. */
  readonly origins: readonly string[];
}

/** False when the notice came before. */
export async function keepNotice(
  tx: Tx,
  { tenantId, id }: Registration,
  notice: Notice,
): Promise<boolean> {
  const fresh = await tx.query(
    `insert into platform_notices (tenant_id, registration_id, notice_id, type, deployment_id, context_id)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning notice_id`,
    [tenantId, id, notice.id, notice.type, notice.deploymentId, notice.context?.id ?? null],
  );
  return fresh.length === 1;
}

/** A deployment whose notices are asked for. */
export interface NoticeHandler {
  readonly tenantId: string;
  readonly registrationId: string;
  readonly deploymentId: string;
}

/** After so long a refusal is questioned again: an administrator may have granted the right. */
const refusalHolds = '1 day';

/** True when the deployment is to be asked now: never before, at another address, or refused long ago. */
export async function noteHandler(
  tx: Tx,
  { tenantId, registrationId, deploymentId }: NoticeHandler,
  serviceUrl: string,
): Promise<boolean> {
  const known = await tx.query(
    `select 1 from notice_handlers where tenant_id = $1 and registration_id = $2
       and deployment_id = $3 and service_url = $4
       and (status <> 'refused' or asked_at > now() - $5::interval)`,
    [tenantId, registrationId, deploymentId, serviceUrl, refusalHolds],
  );
  if (known.length > 0) return false;
  await tx.query(
    `insert into notice_handlers (tenant_id, registration_id, deployment_id, service_url)
     values ($1, $2, $3, $4)
     on conflict (tenant_id, registration_id, deployment_id)
       do update set service_url = $4, status = 'waiting', reason = null, asked_at = now()`,
    [tenantId, registrationId, deploymentId, serviceUrl],
  );
  return true;
}

/** The service to ask, while that is still to be done. */
export async function waitingHandler(
  tx: Tx,
  { tenantId, registrationId, deploymentId }: NoticeHandler,
): Promise<string | undefined> {
  const [row] = await tx.query<{ url: string }>(
    `select service_url as url from notice_handlers
     where tenant_id = $1 and registration_id = $2 and deployment_id = $3 and status = 'waiting'`,
    [tenantId, registrationId, deploymentId],
  );
  return row?.url;
}

/** `refusal`: why the platform will not send notices; null when it will. */
export async function settleHandler(
  tx: Tx,
  { tenantId, registrationId, deploymentId }: NoticeHandler,
  refusal: string | null,
): Promise<void> {
  await tx.query(
    `update notice_handlers set status = $4, reason = $5, asked_at = now()
     where tenant_id = $1 and registration_id = $2 and deployment_id = $3`,
    [tenantId, registrationId, deploymentId, refusal === null ? 'registered' : 'refused', refusal],
  );
}
