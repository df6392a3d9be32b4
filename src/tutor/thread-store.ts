import { z } from 'zod';
import type { Tx } from '../ground/db/index.ts';
import type { Owner } from './turn-store.ts';

export interface Thread {
  readonly id: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const columns = 'id, title, created_at as "createdAt", updated_at as "updatedAt"';
/** Threads shown in the list; older ones are still reached by their address. */
const listed = 50;

/** The part of the material a conversation is about, as the link it began at says. */
export const threadFocus = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('module'), title: z.string() }),
  z.object({
    kind: z.literal('document'),
    id: z.string(),
    title: z.string(),
    fileName: z.string(),
  }),
]);
export type ThreadFocus = z.infer<typeof threadFocus>;

export async function focusOf(
  tx: Tx,
  tenantId: string,
  threadId: string,
): Promise<ThreadFocus | null> {
  const [row] = await tx.query<{ focus: unknown }>(
    'select focus from threads where tenant_id = $1 and id = $2',
    [tenantId, threadId],
  );
  return threadFocus.nullable().parse(row?.focus ?? null);
}

export async function insertThread(
  tx: Tx,
  owner: Owner,
  { id, title, focus }: { id: string; title: string; focus: ThreadFocus | null },
): Promise<void> {
  await tx.query(
    `insert into threads (tenant_id, course_id, user_id, id, title, focus) values ($1, $2, $3, $4, $5, $6)`,
    [owner.tenantId, owner.courseId, owner.userId, id, title, focus],
  );
}

/** A thread of this person in this course; nobody else's. */
export async function findThread(tx: Tx, owner: Owner, id: string): Promise<Thread | undefined> {
  const [thread] = await tx.query<Thread>(
    `select ${columns} from threads where tenant_id = $1 and id = $2 and user_id = $3 and course_id = $4`,
    [owner.tenantId, id, owner.userId, owner.courseId],
  );
  return thread;
}

export async function listThreads(tx: Tx, owner: Owner): Promise<Thread[]> {
  return tx.query<Thread>(
    `select ${columns} from threads where tenant_id = $1 and user_id = $2 and course_id = $3
     order by updated_at desc limit ${listed}`,
    [owner.tenantId, owner.userId, owner.courseId],
  );
}
