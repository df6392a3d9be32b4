import { newTenantSecret, readTenantSecret } from '../ground/crypto/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { LaunchRefusedError } from './launch-error.ts';
import type { DeploymentPolicy } from './registration.ts';

/** Permission to register one platform for a tenant. */
export interface Invite {
  readonly tenantId: string;
  readonly id: string;
  readonly deploymentPolicy: DeploymentPolicy;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export interface Invites {
  /** Returns the invite's token: the tenant, a dot and 256 random bits, of which a hash is stored. */
  create(
    tenantId: string,
    terms: { readonly lifetimeMs: number; readonly deploymentPolicy: DeploymentPolicy },
  ): Promise<string>;
  /** @throws LaunchRefusedError invite_invalid when unknown, used or expired */
  open(token: string): Promise<Invite>;
  /** Reserves it for one registration; two at once cannot. @throws LaunchRefusedError invite_invalid */
  claim(token: string): Promise<Invite>;
  /** Gives it back after a registration that came to nothing. */
  release(invite: Invite): Promise<void>;
  /** Uses it up, in the transaction that stores the registration. @throws LaunchRefusedError invite_invalid */
  finish(tx: Tx, invite: Invite, registrationId: string): Promise<void>;
  list(tenantId: string): Promise<Invite[]>;
}

const columns = `tenant_id as "tenantId", id, deployment_policy as "deploymentPolicy",
  created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt"`;

/** Longer than both requests to a platform may take. */
const claimLifetime = '2 minutes';

export function createInvites(withTenant: WithTenant): Invites {
  async function find(token: string, sql: string): Promise<Invite> {
    const known = readTenantSecret(token);
    const [invite] = known
      ? await withTenant(known.tenantId, (tx) =>
          tx.query<Invite>(sql, [known.tenantId, known.hash]),
        )
      : [];
    if (invite) return invite;
    throw new LaunchRefusedError('invite_invalid', 'K1 no open invitation');
  }

  return {
    create: async (tenantId, { lifetimeMs, deploymentPolicy }) => {
      const { token, hash } = newTenantSecret(tenantId);
      await withTenant(tenantId, (tx) =>
        tx.query(
          `insert into invites (tenant_id, secret_hash, deployment_policy, expires_at)
           values ($1, $2, $3, now() + $4 * interval '1 millisecond')`,
          [tenantId, hash, deploymentPolicy, lifetimeMs],
        ),
      );
      return token;
    },
    open: (token) =>
      find(
        token,
        `select ${columns} from invites where tenant_id = $1 and secret_hash = $2
           and used_at is null and expires_at > now()`,
      ),
    claim: (token) =>
      find(
        token,
        `update invites set claimed_until = now() + interval '${claimLifetime}'
         where tenant_id = $1 and secret_hash = $2 and used_at is null and expires_at > now()
           and (claimed_until is null or claimed_until < now())
         returning ${columns}`,
      ),
    release: ({ tenantId, id }) =>
      withTenant(tenantId, async (tx) => {
        await tx.query(
          'update invites set claimed_until = null where tenant_id = $1 and id = $2 and used_at is null',
          [tenantId, id],
        );
      }),
    finish,
    list: (tenantId) =>
      withTenant(tenantId, (tx) =>
        tx.query<Invite>(
          `select ${columns} from invites where tenant_id = $1 order by created_at desc`,
          [tenantId],
        ),
      ),
  };
}

const finish: Invites['finish'] = async (tx, { tenantId, id }, registrationId) => {
  const used = await tx.query(
    `update invites set used_at = now(), registration_id = $3
     where tenant_id = $1 and id = $2 and used_at is null returning id`,
    [tenantId, id, registrationId],
  );
  if (used.length === 0)
    throw new LaunchRefusedError('invite_invalid', 'K1 invitation was used meanwhile');
};
