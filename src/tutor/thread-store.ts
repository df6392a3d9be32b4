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

export async function insertThread(tx: Tx, owner: Owner, title: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into threads (tenant_id, course_id, user_id, title) values ($1, $2, $3, $4) returning id`,
    [owner.tenantId, owner.courseId, owner.userId, title],
  );
  if (!row) throw new Error('the thread just created is not there');
  return row.id;
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
