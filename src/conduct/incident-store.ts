import type { Tx } from '../ground/db/index.ts';
import type { CourseKey } from '../courses/index.ts';
import {
  helpStaysFor,
  strikesWithin,
  type Category,
  type Offence,
  type Severity,
  type Standing,
  type Strike,
  type Student,
  type TurnKey,
} from './incident.ts';

export interface Incident extends Student, Offence {
  readonly turnId: string;
  readonly foundBy: 'guard' | 'model';
  readonly at: Date;
  readonly quarantineId: string | null;
}

const columns = `tenant_id as "tenantId", turn_id as "turnId", course_id as "courseId", user_id as "userId",
  category, severity, found_by as "foundBy", standing, at, quarantine_id as "quarantineId"`;

/** False when something was found in this turn already. */
export async function insertIncident(
  tx: Tx,
  { tenantId, courseId, userId, id }: TurnKey,
  { category, severity, standing, foundBy, at }: Offence & Pick<Incident, 'foundBy' | 'at'>,
): Promise<boolean> {
  const added = await tx.query(
    `insert into incidents (tenant_id, turn_id, course_id, user_id, category, severity, found_by, standing, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning turn_id`,
    [tenantId, id, courseId, userId, category, severity, foundBy, standing, at],
  );
  return added.length > 0;
}

/** Strikes of a student that no pause has used up and that are not too old to count. */
export async function openStrikes(
  tx: Tx,
  { tenantId, courseId, userId }: Student,
  now: Date,
): Promise<(Strike & { turnId: string })[]> {
  return tx.query<Strike & { turnId: string }>(
    `select turn_id as "turnId", category, severity, at from incidents
     where tenant_id = $1 and user_id = $2 and course_id = $3 and standing = 'counts' and quarantine_id is null
       and at > $4`,
    [tenantId, userId, courseId, new Date(+now - strikesWithin)],
  );
}

/** Those that a pause has used up and that nobody has taken back. */
export async function strikesOf(
  tx: Tx,
  tenantId: string,
  quarantineId: string,
): Promise<(Strike & { turnId: string })[]> {
  return tx.query<Strike & { turnId: string }>(
    `select turn_id as "turnId", category, severity, at from incidents
     where tenant_id = $1 and quarantine_id = $2 and standing = 'counts' order by at`,
    [tenantId, quarantineId],
  );
}

export async function useUp(
  tx: Tx,
  tenantId: string,
  turnIds: readonly string[],
  quarantineId: string,
): Promise<void> {
  await tx.query(
    `update incidents set quarantine_id = $3 where tenant_id = $1 and turn_id = any($2::uuid[])`,
    [tenantId, [...turnIds], quarantineId],
  );
}

export async function studentOf(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  turnId: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ userId: string }>(
    `select user_id as "userId" from incidents where tenant_id = $1 and course_id = $2 and turn_id = $3`,
    [tenantId, courseId, turnId],
  );
  return row?.userId;
}

/** Undefined when this course has none, or when it is none to decide about: a cry for help, or without consequence. */
export async function decideIncident(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  turnId: string,
  { standing, by, at }: { standing: 'counts' | 'struck_out'; by: string; at: Date },
): Promise<Incident | undefined> {
  const [incident] = await tx.query<Incident>(
    `update incidents set standing = $4, decided_by = $5, decided_at = $6
     where tenant_id = $1 and course_id = $2 and turn_id = $3
       and standing in ('counts', 'waits', 'struck_out') returning ${columns}`,
    [tenantId, courseId, turnId, standing, by, at],
  );
  return incident;
}

export interface ListedIncident {
  readonly turnId: string;
  readonly userId: string;
  /** Null when the LMS keeps names to itself. */
  readonly name: string | null;
  readonly category: Category;
  readonly severity: Severity;
  readonly foundBy: 'guard' | 'model';
  readonly standing: Standing;
  readonly at: Date;
}

/**
 * Of a course, the newest first, without cries for help: those are nobody's to judge. What has no consequence gives way
 * to what has one.
 */
export async function listIncidents(
  tx: Tx,
  { tenantId, courseId }: CourseKey,
  most: number,
): Promise<ListedIncident[]> {
  return tx.query<ListedIncident>(
    `select * from (select i.turn_id as "turnId", i.user_id as "userId", u.name, i.category, i.severity,
       i.found_by as "foundBy", i.standing, i.at
     from incidents i join users u on u.tenant_id = i.tenant_id and u.id = i.user_id
     where i.tenant_id = $1 and i.course_id = $2 and i.standing <> 'help'
       order by i.standing = 'noted', i.at desc, i.turn_id limit $3) as listed
     order by at desc, "turnId"`,
    [tenantId, courseId, most],
  );
}

/** What a turn must know of its student before it is answered. */
export interface Standings {
  /** Whether what is said is held against them here. */
  readonly strikes: boolean;
  /** Whether they asked for help, in any course, so lately that it stays near. */
  readonly helpNear: boolean;
}

export async function readStandings(
  tx: Tx,
  { tenantId, courseId, userId }: Student,
  now: Date,
): Promise<Standings> {
  const [row] = await tx.query<Standings>(
    `select coalesce((select (c.settings ->> 'conduct')::boolean and e.role = 'student'
         from courses c join enrolments e on e.tenant_id = c.tenant_id and e.course_id = c.id
         where c.tenant_id = $1 and c.id = $2 and e.user_id = $3), false) as strikes,
       exists (select from incidents
         where tenant_id = $1 and user_id = $3 and severity = 'safety' and at > $4) as "helpNear"`,
    [tenantId, courseId, userId, new Date(+now - helpStaysFor)],
  );
  return row ?? { strikes: false, helpNear: false };
}

/** Forgets what is older than `before`; calls on duty go with it. */
export async function forgetIncidents(tx: Tx, tenantId: string, before: Date): Promise<void> {
  await tx.query('delete from incidents where tenant_id = $1 and at < $2', [tenantId, before]);
  await tx.query('delete from quarantines where tenant_id = $1 and ends_at < $2', [
    tenantId,
    before,
  ]);
  await tx.query('delete from oncall_notices where tenant_id = $1 and raised_at < $2', [
    tenantId,
    before,
  ]);
}
