import { findCourse, findReachable } from '../../courses/index.ts';
import type { Tx } from '../../ground/db/index.ts';
import { readTenantSecret } from '../../ground/crypto/index.ts';
import type { WithTenant } from '../../tenancy/index.ts';
import { day } from '../incident.ts';
import { findByToken, markAcknowledged, type Notice } from './notice-store.ts';

/** What the holder of a link sees. */
export interface OpenedCall {
  /** Null in a drill. */
  readonly student: { readonly name: string | null; readonly email: string | null } | null;
  readonly course: string | null;
  /** A model heard it after an ordinary answer. Null in a drill. */
  readonly foundBy: Notice['foundBy'];
  readonly raisedAt: Date;
  /** Whom the link was sent to. */
  readonly calls: string;
  /** Who has taken it on, and when; null while nobody has. */
  readonly taken: { readonly by: string; readonly at: Date } | null;
  readonly reference: string;
}

/** What somebody on duty can do with the link they were sent; undefined when it is unknown or too old. */
export interface AnswerCall {
  /** Changes nothing: programs that look into mail open links too. */
  read(token: string): Promise<OpenedCall | undefined>;
  /** Takes it on; whoever was first stays. */
  take(token: string): Promise<OpenedCall | undefined>;
}

const linkWorksFor = 7 * day;

export function createAnswerCall({
  withTenant,
  now,
}: {
  readonly withTenant: WithTenant;
  readonly now: () => number;
}): AnswerCall {
  async function open(
    token: string,
    act?: (tx: Tx, found: { notice: Notice; step: number }) => Promise<void>,
  ): Promise<OpenedCall | undefined> {
    const known = readTenantSecret(token);
    if (!known) return undefined;
    const { tenantId, hash } = known;
    const wanted = { hash, raisedAfter: new Date(now() - linkWorksFor) };
    return withTenant(tenantId, async (tx) => {
      const found = await findByToken(tx, tenantId, wanted);
      if (!found) return undefined;
      if (!act) return toOpened(tx, found);
      await act(tx, found);
      const again = await findByToken(tx, tenantId, wanted);
      return again && toOpened(tx, again);
    });
  }

  return {
    read: (token) => open(token),
    take: (token) =>
      open(token, (tx, { notice, step }) =>
        markAcknowledged(tx, notice, { step, at: new Date(now()) }),
      ),
  };
}

async function toOpened(
  tx: Tx,
  { notice, step }: { notice: Notice; step: number },
): Promise<OpenedCall> {
  const { tenantId, id, courseId, userId, foundBy, chain, raisedAt, acknowledgedAt: at } = notice;
  const course = courseId && (await findCourse(tx, tenantId, courseId));
  const student = userId && (await findReachable(tx, tenantId, userId));
  return {
    student: student || null,
    course: course ? course.title : null,
    foundBy,
    raisedAt,
    calls: chain[step]?.name ?? '',
    taken: at && { by: chain[notice.acknowledgedBy ?? 0]?.name ?? '', at },
    reference: id,
  };
}
