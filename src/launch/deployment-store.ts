import type { Tx } from '../ground/db/index.ts';
import type { Registration } from './registration.ts';

export type DeploymentStatus = 'accepted' | 'held';

/** One installation of the tool inside a platform. */
export interface Deployment {
  readonly id: string;
  readonly status: DeploymentStatus;
  readonly firstSeenAt: Date;
}

type Owner = Pick<Registration, 'tenantId' | 'id'>;

/** Of a registration, in the order in which they were first seen. */
export async function listDeployments(tx: Tx, { tenantId, id }: Owner): Promise<Deployment[]> {
  return tx.query<Deployment>(
    `select deployment_id as id, status, first_seen_at as "firstSeenAt" from deployments
     where tenant_id = $1 and registration_id = $2 order by first_seen_at, deployment_id`,
    [tenantId, id],
  );
}

/** Accepts a deployment, whether it is held or was never seen. */
export async function acceptDeployment(
  tx: Tx,
  { tenantId, id }: Owner,
  deploymentId: string,
): Promise<void> {
  await tx.query(
    `insert into deployments as d (tenant_id, registration_id, deployment_id, status, accepted_at, accepted_by)
     values ($1, $2, $3, 'accepted', now(), 'operator')
     on conflict (tenant_id, registration_id, deployment_id) do update set status = 'accepted',
       accepted_at = now(), accepted_by = 'operator' where d.status = 'held'`,
    [tenantId, id, deploymentId],
  );
}

/** Lets a deployment in that waits, on the word of somebody with a link; any other stays as it is. */
export async function releaseDeployment(
  tx: Tx,
  { tenantId, id }: Owner,
  deploymentId: string,
): Promise<void> {
  await tx.query(
    `update deployments set status = 'accepted', accepted_at = now(), accepted_by = 'link'
     where tenant_id = $1 and registration_id = $2 and deployment_id = $3 and status = 'held'`,
    [tenantId, id, deploymentId],
  );
}

/** Undefined for a deployment that nobody has told us about. */
export async function findDeployment(
  tx: Tx,
  { tenantId, id }: Owner,
  deploymentId: string,
): Promise<DeploymentStatus | undefined> {
  const [known] = await tx.query<{ status: DeploymentStatus }>(
    `select status from deployments
     where tenant_id = $1 and registration_id = $2 and deployment_id = $3`,
    [tenantId, id, deploymentId],
  );
  return known?.status;
}

/**
 * C12: a deployment must be accepted. Under `accept-first` the first one that ever launches a
 * registration is, because Canvas does not tell its id at registration; any other is held until
 * somebody accepts it.
 */
export async function admitDeployment(
  tx: Tx,
  { tenantId, id, deploymentPolicy }: Registration,
  deploymentId: string,
): Promise<DeploymentStatus> {
  const known = await findDeployment(tx, { tenantId, id }, deploymentId);
  if (known) return known;
  // Two deployments that are both the first: one of them waits here and finds the other.
  await tx.query('select id from registrations where tenant_id = $1 and id = $2 for update', [
    tenantId,
    id,
  ]);
  const [added] = await tx.query<{ status: DeploymentStatus }>(
    `insert into deployments (tenant_id, registration_id, deployment_id, status)
     select $1, $2, $3, case when $4 and not exists
       (select from deployments where tenant_id = $1 and registration_id = $2)
       then 'accepted' else 'held' end
     on conflict (tenant_id, registration_id, deployment_id)
       do update set status = deployments.status
     returning status`,
    [tenantId, id, deploymentId, deploymentPolicy === 'accept-first'],
  );
  return added?.status ?? 'held';
}
