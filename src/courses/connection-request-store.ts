import type { Tx } from '../ground/db/index.ts';
import type { CourseKey } from './course.ts';

/** An agreement under way, of a session that still lasts. */
export interface OpenRequest extends CourseKey {
  readonly userId: string;
  /** The asker in the LMS's own database. */
  readonly lmsUserId: string | null;
  readonly sealedVerifier: string | null;
}

const lifetime = `interval '10 minutes'`;

export async function addRequest(
  tx: Tx,
  { tenantId, courseId, userId }: CourseKey & { readonly userId: string },
  ticketHash: string,
): Promise<void> {
  await tx.query(
    `insert into connection_requests (tenant_id, course_id, user_id, ticket_hash, expires_at)
     values ($1, $2, $3, $4, now() + ${lifetime})`,
    [tenantId, courseId, userId, ticketHash],
  );
}

const open = `r.expires_at > now() and exists (
  select from sessions s where s.tenant_id = r.tenant_id and s.user_id = r.user_id
    and s.course_id = r.course_id and s.role = 'instructor' and s.expires_at > now())`;

const columns = `r.tenant_id as "tenantId", r.course_id as "courseId", r.user_id as "userId",
  (select u.lms_user_id from users u where u.tenant_id = r.tenant_id and u.id = r.user_id) as "lmsUserId",
  r.sealed_verifier as "sealedVerifier"`;

export async function findTicket(
  tx: Tx,
  tenantId: string,
  ticketHash: string,
): Promise<OpenRequest | undefined> {
  const [found] = await tx.query<OpenRequest>(
    `select ${columns} from connection_requests r
     where r.tenant_id = $1 and r.ticket_hash = $2 and ${open}`,
    [tenantId, ticketHash],
  );
  return found;
}

/** Uses a ticket up and notes what the answer must bring; undefined when it is not good any more. */
export async function takeTicket(
  tx: Tx,
  tenantId: string,
  ticketHash: string,
  next: { stateHash: string; sealedVerifier: string },
): Promise<OpenRequest | undefined> {
  const [taken] = await tx.query<OpenRequest>(
    `update connection_requests r set ticket_hash = null, state_hash = $3, sealed_verifier = $4,
       expires_at = now() + ${lifetime}
     where r.tenant_id = $1 and r.ticket_hash = $2 and ${open} returning ${columns}`,
    [tenantId, ticketHash, next.stateHash, next.sealedVerifier],
  );
  return taken;
}

/** Uses a state up. */
export async function takeState(
  tx: Tx,
  tenantId: string,
  stateHash: string,
): Promise<OpenRequest | undefined> {
  const [taken] = await tx.query<OpenRequest>(
    `delete from connection_requests r
     where r.tenant_id = $1 and r.state_hash = $2 and ${open} returning ${columns}`,
    [tenantId, stateHash],
  );
  return taken;
}

export async function tidyRequests(tx: Tx, tenantId: string): Promise<void> {
  await tx.query('delete from connection_requests where tenant_id = $1 and expires_at < now()', [
    tenantId,
  ]);
}
