import type { CourseKey } from '../courses/index.ts';
import type { Tx } from '../ground/db/index.ts';
import type { TurnKey } from './incident.ts';

export async function wasModerated(
  tx: Tx,
  { tenantId, id }: Pick<TurnKey, 'tenantId' | 'id'>,
): Promise<boolean> {
  const found = await tx.query('select 1 from moderations where tenant_id = $1 and turn_id = $2', [
    tenantId,
    id,
  ]);
  return found.length > 0;
}

/** Messages of a course that a model was asked about since then. */
export async function countModerations(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  since: Date,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::int as count from moderations where tenant_id = $1 and course_id = $2 and at > $3',
    [tenantId, courseId, since],
  );
  return row?.count ?? 0;
}

/** False when somebody else has kept one for this turn. */
export async function keepModeration(
  tx: Tx,
  { tenantId, courseId, id }: TurnKey,
  moderation: {
    readonly outcome: 'clear' | 'found' | 'unusable';
    readonly promptVersion: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const kept = await tx.query(
    `insert into moderations (tenant_id, turn_id, course_id, outcome, prompt_version, at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning turn_id`,
    [tenantId, id, courseId, moderation.outcome, moderation.promptVersion, moderation.at],
  );
  return kept.length > 0;
}
