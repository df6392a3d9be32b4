import { closeGround, openGround } from '../compose/ground.ts';
import { compose, type Composed } from '../compose/compose.ts';
import { loadConfig } from '../config/config.ts';
import { createLogger } from '../ground/telemetry/index.ts';
import { findTenantByName, listTenants, type Tenant } from '../tenancy/index.ts';

/** A mistake of the person at the keyboard; the message is all they need to see. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** Opens the installation's storage for one command and closes it again. */
export async function withInstallation(work: (composed: Composed) => Promise<void>): Promise<void> {
  const { config, secrets } = loadConfig('all');
  const logger = createLogger('silent');
  const ground = await openGround({ config, secrets, logger });
  try {
    await work(compose(ground));
  } finally {
    await closeGround(ground, 1_000);
  }
}

export async function requireTenant({ ground }: Composed, name: string): Promise<Tenant> {
  const tenant = await findTenantByName(ground.db, name);
  if (tenant) return tenant;
  const known =
    (await listTenants(ground.db)).map((other) => `"${other.name}"`).join(', ') || 'none yet';
  throw new CliError(
    `There is no tenant "${name}". Tenants: ${known}. Create one with: preceptor tenant create "${name}"`,
  );
}
