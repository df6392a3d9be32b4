import type { Tx } from '../ground/db/index.ts';
import type { Person } from './launch.ts';
import type { Registration } from './registration.ts';

/**
 * The user behind (registration, sub), created at the first launch and kept in step with the rest.
 * @param lmsUserId the person in the LMS's own database, when the launch tells
 */
export async function openUser(
  tx: Tx,
  registration: Registration,
  person: Person,
  lmsUserId: string | null,
): Promise<string> {
  const [user] = await tx.query<{ id: string }>(
    `insert into users (tenant_id, registration_id, sub, name, email, is_test, lms_user_id)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, registration_id, sub) do update set
       name = coalesce($4, users.name), email = coalesce($5, users.email), is_test = $6,
       lms_user_id = coalesce($7, users.lms_user_id),
       last_seen_at = now()
     returning id`,
    [
      registration.tenantId,
      registration.id,
      person.sub,
      person.name,
      person.email,
      person.isTest,
      lmsUserId,
    ],
  );
  if (!user) throw new Error('the user just created is not there');
  return user.id;
}

/** What the gradebook must know of a user: the platform's own name for them. */
export interface PlatformUser {
  readonly sub: string;
  /** Null when the LMS keeps names to itself. */
  readonly name: string | null;
  readonly isTest: boolean;
  readonly registrationId: string;
}

export async function findPlatformUser(
  tx: Tx,
  tenantId: string,
  userId: string,
): Promise<PlatformUser | undefined> {
  const [user] = await tx.query<PlatformUser>(
    `select sub, name, is_test as "isTest", registration_id as "registrationId"
     from users where tenant_id = $1 and id = $2`,
    [tenantId, userId],
  );
  return user;
}

/** Our id of somebody of that registration, by the platform's name for them or by ours. */
export async function findUserId(
  tx: Tx,
  { tenantId, id }: Registration,
  by: { readonly sub: string } | { readonly userId: string },
): Promise<string | undefined> {
  const [column, value] = 'sub' in by ? ['sub', by.sub] : ['id::text', by.userId];
  const [user] = await tx.query<{ id: string }>(
    `select id from users where tenant_id = $1 and registration_id = $2 and ${column} = $3`,
    [tenantId, id, value],
  );
  return user?.id;
}
