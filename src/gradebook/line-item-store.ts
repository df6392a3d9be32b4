import type { Tx } from '../ground/db/index.ts';

interface Column {
  readonly tenantId: string;
  readonly courseId: string;
  readonly purpose: string;
}

export async function knownLineItem(tx: Tx, column: Column): Promise<string | undefined> {
  const [row] = await tx.query<{ url: string }>(
    'select url from line_items where tenant_id = $1 and course_id = $2 and purpose = $3',
    [column.tenantId, column.courseId, column.purpose],
  );
  return row?.url;
}

export async function rememberLineItem(tx: Tx, column: Column, url: string): Promise<void> {
  await tx.query(
    `insert into line_items (tenant_id, course_id, purpose, url) values ($1, $2, $3, $4)
     on conflict (tenant_id, course_id, purpose) do update set url = $4`,
    [column.tenantId, column.courseId, column.purpose, url],
  );
}

export async function forgetLineItem(tx: Tx, column: Column): Promise<void> {
  await tx.query(
    'delete from line_items where tenant_id = $1 and course_id = $2 and purpose = $3',
    [column.tenantId, column.courseId, column.purpose],
  );
}
