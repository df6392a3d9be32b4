import type { Db, Sql } from '../db/index.ts';

export const schema = 'pgboss';
export const deadLetterQueue = 'dead-letters';

/** What one queue holds now; what is to begin later is left out. */
export interface Line {
  readonly queue: string;
  readonly waiting: number;
  readonly running: number;
  /** Since when the first of those that wait could have begun. */
  readonly waitingSince: Date | null;
}

export interface DeadLetter {
  readonly id: string;
  readonly queue: string;
  readonly data: unknown;
  readonly failedAt: Date;
}

export async function readDeadLetters(app: Db, limit: number): Promise<DeadLetter[]> {
  return app.query<DeadLetter>(
    `select id, source_name as queue, data, created_on as "failedAt" from ${schema}.job
     where name = $1 order by created_on desc limit $2`,
    [deadLetterQueue, limit],
  );
}

export async function readDepth(app: Db): Promise<{ waiting: number; dead: number }> {
  const [row] = await app.query<{ waiting: number; dead: number }>(
    `select count(*) filter (where name <> $1 and state in ('created', 'retry') and start_after <= now()) as waiting,
       count(*) filter (where name = $1) as dead
     from ${schema}.job where state in ('created', 'retry')`,
    [deadLetterQueue],
  );
  return row ?? { waiting: 0, dead: 0 };
}

export async function readLines(app: Db): Promise<Line[]> {
  return app.query<Line>(
    `select name as queue,
       count(*) filter (where state in ('created', 'retry')) as waiting,
       count(*) filter (where state = 'active') as running,
       min(start_after) filter (where state in ('created', 'retry')) as "waitingSince"
     from ${schema}.job
     where name <> $1 and state in ('created', 'retry', 'active') and start_after <= now()
     group by name order by 4, 1`,
    [deadLetterQueue],
  );
}

/** Takes it off the shelf. */
export async function takeDeadLetter(
  tx: Sql,
  id: string,
): Promise<{ queue: string; data: object } | undefined> {
  const [row] = await tx.query<{ queue: string; data: object }>(
    `delete from ${schema}.job where name = $1 and id = $2 and source_name is not null
     returning source_name as queue, data`,
    [deadLetterQueue, id],
  );
  return row;
}
