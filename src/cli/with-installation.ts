import { closeGround, openGround, type GroundParts } from '../compose/ground.ts';
import { compose, type Composed } from '../compose/compose.ts';
import { loadConfig } from '../config/config.ts';
import { findCoursesByContext } from '../courses/index.ts';
import { createLogger } from '../ground/telemetry/index.ts';
import { findTenantByName, listTenants, type Tenant } from '../tenancy/index.ts';

/** A mistake of the person at the keyboard; the message is all they need to see. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** Opens the installation's storage for one command and closes it again. */
export async function withInstallation(
  work: (composed: Composed) => Promise<void>,
  options: Pick<GroundParts, 'anyMasterKey'> = {},
): Promise<void> {
  const { config, secrets } = loadConfig('all');
  const logger = createLogger('silent');
  const ground = await openGround({ config, secrets, logger, ...options });
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

/**
 * The tenant, or one of its courses, that `--tenant` and `--course` name.
 * @throws CliError when there is no such tenant or course
 */
export async function requireScope(
  composed: Composed,
  { tenant: name, course }: { readonly tenant: string; readonly course?: string },
): Promise<{ tenantId: string; courseId: string | null }> {
  const { id: tenantId } = await requireTenant(composed, name);
  if (course === undefined) return { tenantId, courseId: null };
  const [found] = await composed.ground.withTenant(tenantId, (tx) =>
    findCoursesByContext(tx, tenantId, course),
  );
  if (!found) throw new CliError(`"${name}" has no course with the context id "${course}".`);
  return { tenantId, courseId: found.id };
}
