import type { Sql, Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { DeploymentStatus } from './deployment-store.ts';
import { LaunchRefusedError } from './launch-error.ts';
import type { CourseSourceKind, DeploymentPolicy, Product, Registration } from './registration.ts';

const columns = `tenant_id as "tenantId", id, issuer, client_id as "clientId", auth_url as "authUrl",
  token_url as "tokenUrl", token_audience as "tokenAudience", keys_url as "keysUrl", product,
  course_source as "courseSource", status, deployment_policy as "deploymentPolicy",
  frame_origins as "frameOrigins"`;

export interface RegistrationDirectory {
  /** All registrations of an issuer, or the one of that client. */
  find(issuer: string, clientId: string | undefined): Promise<Registration[]>;
  byId(tenantId: string, id: string): Promise<Registration | undefined>;
}

/** Finds registrations before a tenant is known: the directory names the tenant, RLS does the rest. */
export function createRegistrationDirectory(
  sql: Sql,
  withTenant: WithTenant,
): RegistrationDirectory {
  const byId: RegistrationDirectory['byId'] = (tenantId, id) =>
    withTenant(tenantId, async (tx) => {
      const [found] = await tx.query<Registration>(
        `select ${columns} from registrations where tenant_id = $1 and id = $2`,
        [tenantId, id],
      );
      return found;
    });
  return {
    byId,
    find: async (issuer, clientId) => {
      const entries = await sql.query<{ tenant_id: string; registration_id: string }>(
        `select tenant_id, registration_id from registration_directory
         where issuer = $1 and ($2::text is null or client_id = $2) limit 2`,
        [issuer, clientId ?? null],
      );
      const found = await Promise.all(
        entries.map((entry) => byId(entry.tenant_id, entry.registration_id)),
      );
      return found.filter((registration) => registration !== undefined);
    },
  };
}

/** A registration as it is now, and what is known of one of its deployments. */
export async function readStanding(
  tx: Tx,
  { tenantId, id }: Registration,
  deploymentId: string,
): Promise<{ registration: Registration; deployment: DeploymentStatus | null } | undefined> {
  const [row] = await tx.query<Registration & { deployment: DeploymentStatus | null }>(
    `select ${columns}, (select d.status from deployments d
       where d.tenant_id = $1 and d.registration_id = $2 and d.deployment_id = $3) as deployment
     from registrations where tenant_id = $1 and id = $2`,
    [tenantId, id, deploymentId],
  );
  if (!row) return undefined;
  const { deployment, ...registration } = row;
  return { registration, deployment };
}

/** B4: the registration a state was made for, as it is now. @throws LaunchRefusedError */
export async function activeRegistration(
  registrations: Pick<RegistrationDirectory, 'byId'>,
  { tenantId, registrationId }: { tenantId: string; registrationId: string },
): Promise<Registration> {
  return mustBeActive(await registrations.byId(tenantId, registrationId));
}

/** @throws LaunchRefusedError platform_unknown | platform_disabled */
export function mustBeActive(registration: Registration | undefined): Registration {
  if (!registration) throw new LaunchRefusedError('platform_unknown', 'B4 registration is gone');
  if (registration.status === 'active') return registration;
  throw new LaunchRefusedError('platform_disabled', 'registration is disabled').of(registration);
}

export interface NewRegistration {
  readonly issuer: string;
  readonly clientId: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly keysUrl: string;
  readonly tokenAudience?: string;
  readonly courseSource: CourseSourceKind;
  readonly deploymentPolicy: DeploymentPolicy;
}

/** Inserts the registration and its directory entry; undefined when the pair is taken. */
export async function insertRegistration(
  tx: Tx,
  tenantId: string,
  fresh: NewRegistration,
): Promise<Registration | undefined> {
  const [registration] = await tx.query<Registration>(
    `insert into registrations (tenant_id, issuer, client_id, auth_url, token_url, keys_url,
       token_audience, course_source, deployment_policy)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${columns}`,
    [
      tenantId,
      fresh.issuer,
      fresh.clientId,
      fresh.authUrl,
      fresh.tokenUrl,
      fresh.keysUrl,
      fresh.tokenAudience ?? null,
      fresh.courseSource,
      fresh.deploymentPolicy,
    ],
  );
  if (!registration) return undefined;
  const listed = await tx.query(
    `insert into registration_directory (issuer, client_id, tenant_id, registration_id)
     values ($1, $2, $3, $4) on conflict do nothing returning tenant_id`,
    [fresh.issuer, fresh.clientId, tenantId, registration.id],
  );
  return listed.length === 1 ? registration : undefined;
}

export async function setProduct(
  tx: Tx,
  registration: Registration,
  product: Product,
): Promise<void> {
  await tx.query('update registrations set product = $3 where tenant_id = $1 and id = $2', [
    registration.tenantId,
    registration.id,
    product,
  ]);
}

/** Adds origins not seen before; most launches add none and write nothing. */
export async function rememberOrigins(
  tx: Tx,
  registration: Registration,
  origins: readonly string[],
): Promise<void> {
  if (origins.every((origin) => registration.frameOrigins.includes(origin))) return;
  await tx.query(
    `update registrations set frame_origins = array(select distinct unnest(frame_origins || $3::text[]))
     where tenant_id = $1 and id = $2`,
    [registration.tenantId, registration.id, [...origins]],
  );
}

export async function listRegistrations(tx: Tx, tenantId: string): Promise<Registration[]> {
  return tx.query<Registration>(
    `select ${columns} from registrations where tenant_id = $1 order by created_at`,
    [tenantId],
  );
}

/** Switching off ends the sessions of everybody whom the registration let in. */
export async function setStatus(
  tx: Tx,
  { tenantId, id }: Registration,
  status: Registration['status'],
): Promise<void> {
  await tx.query('update registrations set status = $3 where tenant_id = $1 and id = $2', [
    tenantId,
    id,
    status,
  ]);
  if (status === 'active') return;
  await tx.query(
    `delete from sessions where tenant_id = $1 and course_id in
       (select id from courses where tenant_id = $1 and registration_id = $2)`,
    [tenantId, id],
  );
}

/** With everything that hangs on it. */
export async function removeRegistration(tx: Tx, { tenantId, id }: Registration): Promise<void> {
  for (const table of ['registration_directory', 'public_keys']) {
    await tx.query(`delete from ${table} where tenant_id = $1 and registration_id = $2`, [
      tenantId,
      id,
    ]);
  }
  await tx.query('delete from registrations where tenant_id = $1 and id = $2', [tenantId, id]);
}
