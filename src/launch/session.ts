import { newTenantSecret, readTenantSecret } from '../ground/crypto/index.ts';
import { z } from 'zod';
import type { Tx } from '../ground/db/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { placedItem } from './placed-item.ts';
import type { CourseRole } from './roles.ts';

const view = z.enum(['tutor', 'instructor', 'admin', 'deep-linking', 'quiz', 'review']);
/** The first page after a launch. */
export type View = z.infer<typeof view>;

/** What a platform asked for when an instructor opened the picker (DL 2.0 section 4.4). */
const deepLinkingRequest = z.object({
  returnUrl: z.string(),
  acceptTypes: z.array(z.string()),
  acceptMultiple: z.boolean(),
  /** Unless the platform says that it makes no grade columns for links. */
  acceptLineItem: z.boolean().default(true),
  /** Opaque to us; goes back as it came. */
  data: z.string().nullable(),
});
export type DeepLinkingRequest = z.infer<typeof deepLinkingRequest>;

/** The launch a session is bound to; it never inherits anything of another course or launch. */
const sessionLaunch = z.object({
  view,
  resourceLinkId: z.string().nullable(),
  /** Line item of the link that was launched, when it has exactly one. */
  lineItem: z.string().nullable(),
  /** What the launched link leads to. */
  item: placedItem.default({ kind: 'tutor' }),
  locale: z.string().nullable(),
  /** True for somebody who runs the LMS: they see what concerns the school. */
  administers: z.boolean().default(false),
  deepLinking: deepLinkingRequest.nullable(),
  /** Whose work the launch is there to look at; a null user is somebody who never was in this course. */
  review: z.object({ userId: z.string().nullable() }).nullable().default(null),
});
export type SessionLaunch = z.infer<typeof sessionLaunch>;

/** Who is asking, and where. */
export interface Session {
  readonly tenantId: string;
  readonly userId: string;
  readonly courseId: string;
  readonly role: CourseRole;
  readonly launch: SessionLaunch;
}

/** One working day; reopening the tool in the LMS begins a new session. */
export const sessionLifetimeMs = 12 * 60 * 60 * 1000;

/**
 * Stores a session and returns its bearer token: the tenant, a dot and 256 random bits. The tenant
 * only says in which tenant to look; a forged one finds nothing there.
 */
export async function beginSession(tx: Tx, session: Session): Promise<string> {
  const { token, hash } = newTenantSecret(session.tenantId);
  await tx.query(
    `insert into sessions (tenant_id, token_hash, user_id, course_id, role, launch, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 millisecond')`,
    [
      session.tenantId,
      hash,
      session.userId,
      session.courseId,
      session.role,
      session.launch,
      sessionLifetimeMs,
    ],
  );
  return token;
}

export type FindSession = (token: string) => Promise<Session | undefined>;

/** Looks a bearer token up; undefined when it is malformed, unknown or over. */
export function createFindSession(withTenant: WithTenant): FindSession {
  return async (token) => {
    const known = readTenantSecret(token);
    if (!known) return undefined;
    const { tenantId, hash } = known;
    const [row] = await withTenant(tenantId, (tx) =>
      tx.query<Omit<Session, 'launch'> & { launch: unknown }>(
        `select tenant_id as "tenantId", user_id as "userId", course_id as "courseId", role, launch
         from sessions where tenant_id = $1 and token_hash = $2 and expires_at > now()`,
        [tenantId, hash],
      ),
    );
    return row && { ...row, launch: sessionLaunch.parse(row.launch) };
  };
}
