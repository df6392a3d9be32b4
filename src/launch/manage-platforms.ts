import type { Db } from '../ground/db/index.ts';
import { listTenants, type WithTenant } from '../tenancy/index.ts';
import { acceptDeployment, listDeployments, type Deployment } from './deployment-store.ts';
import type { FindRegistration } from './find-registration.ts';
import { listRegistrations, removeRegistration, setStatus } from './registration-store.ts';
import type { Registration } from './registration.ts';

/** A registration as its administrator sees it. */
export interface PlatformCard extends Registration {
  readonly tenant: string;
  readonly deployments: readonly Deployment[];
}

export interface ManagePlatforms {
  /** Of every tenant, or of the one of that id. */
  list(tenantId?: string): Promise<PlatformCard[]>;
  find(registrationId: string): Promise<PlatformCard | undefined>;
  /** Lets a deployment launch, whether it waits already or is only announced. */
  accept(registration: Registration, deploymentId: string): Promise<void>;
  /** Nobody gets in any more, and whoever is in is out; nothing is deleted. */
  disable(registration: Registration): Promise<void>;
  enable(registration: Registration): Promise<void>;
  /** Deletes the registration with its keys, people, courses and everything in them. */
  remove(registration: Registration): Promise<void>;
}

interface ManagePlatformsNeeds {
  readonly db: Db;
  readonly withTenant: WithTenant;
  readonly findRegistration: FindRegistration;
}

/** What the operator may do to registrations, tenant by tenant under its row level security. */
export function createManagePlatforms(needs: ManagePlatformsNeeds): ManagePlatforms {
  const { db, withTenant, findRegistration } = needs;

  const list = async (tenantId?: string): Promise<PlatformCard[]> => {
    const tenants = (await listTenants(db)).filter(({ id }) => (tenantId ?? id) === id);
    const cards = [];
    for (const { id, name } of tenants) {
      const ofTenant = await withTenant(id, async (tx) => {
        const found = await listRegistrations(tx, id);
        return Promise.all(
          found.map(async (registration) => ({
            ...registration,
            tenant: name,
            deployments: await listDeployments(tx, registration),
          })),
        );
      });
      cards.push(...ofTenant);
    }
    return cards;
  };

  return {
    list,
    find: async (registrationId) => {
      const found = await findRegistration(registrationId);
      const cards = found ? await list(found.tenantId) : [];
      return cards.find(({ id }) => id === registrationId);
    },
    accept: (registration, deploymentId) =>
      withTenant(registration.tenantId, (tx) => acceptDeployment(tx, registration, deploymentId)),
    disable: (registration) =>
      withTenant(registration.tenantId, (tx) => setStatus(tx, registration, 'disabled')),
    enable: (registration) =>
      withTenant(registration.tenantId, (tx) => setStatus(tx, registration, 'active')),
    remove: (registration) =>
      withTenant(registration.tenantId, (tx) => removeRegistration(tx, registration)),
  };
}
