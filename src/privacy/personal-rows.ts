import type { Tx } from '../ground/db/index.ts';
import type { PersonalTable } from './personal-table.ts';

/** A person of a tenant. */
export interface Person {
  readonly tenantId: string;
  readonly userId: string;
}

/** What an erasure reaches: a person in all courses of their school, or in one. */
export interface Erased extends Person {
  readonly courseId?: string | null | undefined;
}

const valuesOf = ({ tenantId, userId, courseId }: Erased): unknown[] => [
  tenantId,
  userId,
  ...(courseId == null ? [] : [courseId]),
];

/** Rows of one transaction, so that none holds its locks for long. */
export const batch = 500;
/** Rows read at a time for an export. */
const page = 200;

/** Of a table as it stands in the list for what is to be erased: a person's, or a course's part of it. */
export async function countRows(tx: Tx, person: Erased, one: PersonalTable): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from ${one.table} t where ${one.rows}`,
    valuesOf(person),
  );
  return row?.count ?? 0;
}

/** Erases or unlinks up to `batch` rows, as the table's fate is; how many. Nothing of what is kept. */
export async function settleRows(tx: Tx, person: Erased, one: PersonalTable): Promise<number> {
  const { table, rows, fate } = one;
  if (fate.kind === 'kept') return 0;
  // A row of a partitioned table is known by its partition as well.
  const some = `(tableoid, ctid) in (select t.tableoid, t.ctid from ${table} t where ${rows} limit ${batch})`;
  const settle =
    fate.kind === 'erased'
      ? `delete from ${table} where ${some} returning 1`
      : `update ${table} set ${fate.set} where ${some} returning 1`;
  const [row] = await tx.query<{ count: number }>(
    `with settled as (${settle}) select count(*)::int as count from settled`,
    valuesOf(person),
  );
  return row?.count ?? 0;
}

export interface KeptRow {
  /** Where it lies: what the next page begins after. */
  readonly place: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Rows after a place, without these columns. */
export async function readRows(
  tx: Tx,
  person: Person,
  one: PersonalTable,
  { after, without }: { readonly after: string; readonly without: readonly string[] },
): Promise<KeptRow[]> {
  return tx.query<KeptRow>(
    `select t.ctid::text as place, to_jsonb(t) - $4::text[] as row
     from ${one.table} t where ${one.rows} and t.ctid > $3::tid order by t.ctid limit ${page}`,
    [person.tenantId, person.userId, after, [...without]],
  );
}

/** Some of a person's pictures, and where their bytes lie. */
export async function somePictures(
  tx: Tx,
  { tenantId, userId, courseId = null }: Erased,
): Promise<{ id: string; blobKey: string }[]> {
  return tx.query(
    `select id, blob_key as "blobKey" from pictures
     where tenant_id = $1 and user_id = $2 and course_id = coalesce($3, course_id) limit ${batch}`,
    [tenantId, userId, courseId],
  );
}

/** Rows that went, by table. */
export async function deletePictures(
  tx: Tx,
  { tenantId }: Person,
  ids: readonly string[],
): Promise<{ table: string; rows: number }[]> {
  const shown = await tx.query(
    'delete from turn_pictures where tenant_id = $1 and picture_id = any($2) returning 1',
    [tenantId, [...ids]],
  );
  const pictures = await tx.query(
    'delete from pictures where tenant_id = $1 and id = any($2) returning 1',
    [tenantId, [...ids]],
  );
  return [
    { table: 'turn_pictures', rows: shown.length },
    { table: 'pictures', rows: pictures.length },
  ];
}

/** The person's turns that somebody still works on, or that wait for somebody. */
export async function openTurns(
  tx: Tx,
  { tenantId, userId, courseId = null }: Erased,
): Promise<{ id: string; courseId: string; held: boolean }[]> {
  return tx.query(
    `select t.id, t.course_id as "courseId",
       exists (select from turn_leases l where l.turn_id = t.id and l.expires_at > now()) as held
     from turns t where t.tenant_id = $1 and t.user_id = $2 and t.course_id = coalesce($3, t.course_id)
       and t.status in ('pending', 'running', 'waiting')`,
    [tenantId, userId, courseId],
  );
}

/** Turns whose events may still lie in the live log. */
export async function freshTurns(
  tx: Tx,
  { tenantId, userId, courseId = null }: Erased,
): Promise<string[]> {
  const turns = await tx.query<{ id: string }>(
    `select id from turns where tenant_id = $1 and user_id = $2 and course_id = coalesce($3, course_id)
       and coalesce(finished_at, created_at) > now() - interval '2 hours'`,
    [tenantId, userId, courseId],
  );
  return turns.map(({ id }) => id);
}

/** From now until the transaction ends nothing new can hang on the person. False when there is nobody. */
export async function lockPerson(tx: Tx, { tenantId, userId }: Person): Promise<boolean> {
  const rows = await tx.query('select 1 from users where tenant_id = $1 and id = $2 for update', [
    tenantId,
    userId,
  ]);
  return rows.length > 0;
}

/** By our id, or by the LMS's name for the person, which two registrations of a school may both have. */
export async function findPeople(
  tx: Tx,
  tenantId: string,
  by: { readonly userId: string } | { readonly sub: string },
): Promise<string[]> {
  const [condition, value] = 'userId' in by ? ['id = $2', by.userId] : ['sub = $2', by.sub];
  const people = await tx.query<{ id: string }>(
    `select id from users where tenant_id = $1 and ${condition} order by id`,
    [tenantId, value],
  );
  return people.map(({ id }) => id);
}

/**
 * Whoever an LMS administrator names by a number or name that their own LMS shows; by the registration of the
 * administrator, since another LMS of the school may have given the same number to somebody else.
 */
export async function findInLmsOf(
  tx: Tx,
  { tenantId, userId }: Person,
  lmsId: string,
): Promise<string | undefined> {
  const people = await tx.query<{ id: string }>(
    `select u.id from users me join users u on u.tenant_id = me.tenant_id and u.registration_id = me.registration_id
     where me.tenant_id = $1 and me.id = $2 and (u.lms_user_id = $3 or u.sub = $3)
     order by u.lms_user_id is distinct from $3`,
    [tenantId, userId, lmsId],
  );
  // One person's number may be another's name: then nobody is certain to be meant.
  return people.length === 1 ? people[0]?.id : undefined;
}
