import type { Db } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { acceptDeployment } from './deployment-store.ts';
import { insertRegistration, type NewRegistration } from './registration-store.ts';
import type { Registration } from './registration.ts';
import type { ToolKeys } from './tool-keys.ts';

/** The (issuer, client_id) pair belongs to a registration already, maybe of another tenant. */
export class PlatformTakenError extends Error {
  override readonly name = 'PlatformTakenError';
  readonly code = 'platform_taken';
}

export interface NewPlatform extends NewRegistration {
  readonly tenantId: string;
  readonly deploymentIds: readonly string[];
}

export type AddPlatform = (platform: NewPlatform) => Promise<Registration>;

/** Registers a platform with its key pair and its known deployments, all or nothing. */
export function createAddPlatform(needs: {
  db: Db;
  withTenant: WithTenant;
  toolKeys: ToolKeys;
}): AddPlatform {
  const { withTenant, toolKeys } = needs;
  return ({ tenantId, deploymentIds, ...fresh }) =>
    withTenant(tenantId, async (tx) => {
      const registration = await insertRegistration(tx, tenantId, fresh);
      if (!registration) {
        throw new PlatformTakenError(
          `${fresh.issuer} with client id ${fresh.clientId} is registered already`,
        );
      }
      for (const id of deploymentIds) await acceptDeployment(tx, registration, id);
      await toolKeys.create(tx, registration);
      return registration;
    });
}
