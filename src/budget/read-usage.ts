import type { Tx } from '../ground/db/index.ts';

/** What usage can be summed by. */
export const usageGroups = [
  'day',
  'course',
  'turn',
  'tenant',
  'section',
  'student',
  'model',
] as const;
export type UsageGroup = (typeof usageGroups)[number];

export interface UsageRow {
  /**
   * The day (UTC), the id of the course, turn, tenant or student, course/section, or provider:model;
   * '' where that is gone, or where nobody is in a section.
   */
  readonly key: string;
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Millionths of a US dollar. */
  readonly costMicros: number;
  /** The part of the cost that rests on our count instead of the vendor's. */
  readonly estimatedMicros: number;
}

const keys: Readonly<Record<UsageGroup, string>> = {
  day: `to_char(at at time zone 'UTC', 'YYYY-MM-DD')`,
  course: 'course_id::text',
  turn: 'reservation_id::text',
  tenant: 'tenant_id::text',
  student: 'user_id::text',
  section: `course_id || '/' || section`,
  model: `provider || ':' || model`,
};

/** Somebody in two sections counts in both. */
const bySection = `cross join lateral unnest(case when sections = '{}' then array[null] else sections end) as section`;

/** Sums of a tenant's usage from `from` up to, not including, `to`. */
export async function readUsage(
  tx: Tx,
  { tenantId, by, from, to }: { tenantId: string; by: UsageGroup; from: Date; to: Date },
): Promise<UsageRow[]> {
  return tx.query<UsageRow>(
    `select coalesce(${keys[by]}, '') as key, count(*)::int as requests,
       sum(input_tokens)::float8 as "inputTokens", sum(output_tokens)::float8 as "outputTokens",
       sum(cost_micros)::float8 as "costMicros",
       coalesce(sum(cost_micros) filter (where estimated), 0)::float8 as "estimatedMicros"
     from usage_entries ${by === 'section' ? bySection : ''} where tenant_id = $1 and at >= $2 and at < $3
     group by 1 order by ${by === 'day' ? '1' : '5 desc, 1'}`,
    [tenantId, from, to],
  );
}
