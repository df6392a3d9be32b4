import { newTenantSecret, readTenantSecret } from '../ground/crypto/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { listDeployments, releaseDeployment, type Deployment } from './deployment-store.ts';
import { LaunchRefusedError } from './launch-error.ts';
import type { RegistrationDirectory } from './registration-store.ts';
import type { Registration } from './registration.ts';

/** What the holder of a link sees: installations of the tool in one LMS. */
export interface Approval {
  readonly registration: Registration;
  readonly deployments: readonly Deployment[];
}

export interface Approvals {
  /** Returns the token of a link for this registration. */
  create(registration: Registration, lifetimeMs: number): Promise<string>;
  /** @throws LaunchRefusedError approval_invalid when unknown or expired */
  read(token: string): Promise<Approval>;
  /** Lets a deployment in that waits; one that does not wait is left alone. @throws LaunchRefusedError */
  accept(token: string, deploymentId: string): Promise<Approval>;
}

interface ApprovalNeeds {
  readonly withTenant: WithTenant;
  readonly registrations: Pick<RegistrationDirectory, 'byId'>;
}

/**
 * Letting waiting deployments in without a shell. No launch gives this right, whatever its role: see
 * docs/decisions/0019.
 */
export function createApprovals({ withTenant, registrations }: ApprovalNeeds): Approvals {
  async function open(token: string): Promise<Registration> {
    const known = readTenantSecret(token);
    const registrationId =
      known && (await withTenant(known.tenantId, (tx) => registrationOf(tx, known)));
    const registration =
      registrationId && (await registrations.byId(known.tenantId, registrationId));
    if (registration) return registration;
    throw new LaunchRefusedError('approval_invalid', 'C12 no open link for approval');
  }

  const approvalOf = async (registration: Registration): Promise<Approval> => ({
    registration,
    deployments: await withTenant(registration.tenantId, (tx) => listDeployments(tx, registration)),
  });

  return {
    create: async ({ tenantId, id }, lifetimeMs) => {
      const { token, hash } = newTenantSecret(tenantId);
      await withTenant(tenantId, (tx) =>
        tx.query(
          `insert into approval_links (tenant_id, registration_id, secret_hash, expires_at)
           values ($1, $2, $3, now() + $4 * interval '1 millisecond')`,
          [tenantId, id, hash, lifetimeMs],
        ),
      );
      return token;
    },
    read: async (token) => approvalOf(await open(token)),
    accept: async (token, deploymentId) => {
      const registration = await open(token);
      await withTenant(registration.tenantId, (tx) =>
        releaseDeployment(tx, registration, deploymentId),
      );
      return approvalOf(registration);
    },
  };
}

async function registrationOf(
  tx: Tx,
  { tenantId, hash }: { tenantId: string; hash: string },
): Promise<string | undefined> {
  const [link] = await tx.query<{ id: string }>(
    `select registration_id as id from approval_links
     where tenant_id = $1 and secret_hash = $2 and expires_at > now()`,
    [tenantId, hash],
  );
  return link?.id;
}
