import type { Tx } from '../ground/db/index.ts';

export interface Column {
  readonly tenantId: string;
  readonly courseId: string;
  readonly purpose: string;
}

export async function knownLineItem(tx: Tx, column: Column): Promise<string | undefined> {
  const [row] = await tx.query<{ url: string | null }>(
    'select url from line_items where tenant_id = $1 and course_id = $2 and purpose = $3',
    [column.tenantId, column.courseId, column.purpose],
  );
  return row?.url ?? undefined;
}

/** Lets one poster at a time look for the column and make it; false for all others meanwhile. */
export async function claimMaking(tx: Tx, column: Column, holdMs: number): Promise<boolean> {
  const claimed = await tx.query(
    `insert into line_items as l (tenant_id, course_id, purpose, making_until)
     values ($1, $2, $3, now() + $4 * interval '1 millisecond')
     on conflict (tenant_id, course_id, purpose) do update set making_until = excluded.making_until
     where l.url is null and l.making_until < now()
     returning l.purpose`,
    [column.tenantId, column.courseId, column.purpose, holdMs],
  );
  return claimed.length === 1;
}

export async function rememberLineItem(tx: Tx, column: Column, url: string): Promise<void> {
  await tx.query(
    `update line_items set url = $4, making_until = null
     where tenant_id = $1 and course_id = $2 and purpose = $3`,
    [column.tenantId, column.courseId, column.purpose, url],
  );
}

export async function forgetLineItem(tx: Tx, column: Column): Promise<void> {
  await tx.query(
    'delete from line_items where tenant_id = $1 and course_id = $2 and purpose = $3',
    [column.tenantId, column.courseId, column.purpose],
  );
}

/** What a column of the LMS is for; `lineItem` is null for a column that the tool made itself. */
export async function columnOf(
  tx: Tx,
  { tenantId, courseId }: Omit<Column, 'purpose'>,
  lineItem: string | null,
): Promise<{ purpose: string; lineItem: string | null }> {
  const [own] = await tx.query<{ purpose: string }>(
    'select purpose from line_items where tenant_id = $1 and course_id = $2 and url = $3',
    [tenantId, courseId, lineItem],
  );
  return own ? { purpose: own.purpose, lineItem: null } : { purpose: 'quizzes', lineItem };
}
