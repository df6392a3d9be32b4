import { asJson, type Tx } from '../ground/db/index.ts';
import type { Launch } from './launch.ts';
import { observed, type Observed } from './observed.ts';

/** The latest launch of a registration, as far as the doctor asks. */
export interface Sighting {
  readonly courseId: string;
  readonly deploymentId: string;
  readonly facts: Observed;
  readonly seenAt: Date;
}

const noteEveryMs = 60_000;

export type NoteSighting = (tx: Tx, launch: Launch, courseId: string) => Promise<void>;

/** Notes what launches show, once a minute for each registration while it stays the same. */
export function createNoteSighting(): NoteSighting {
  const noted = new Map<string, { facts: string; at: number }>();
  return async (tx, launch, courseId) => {
    const { id } = launch.registration;
    const facts = asJson(steady(launch.observed));
    const last = noted.get(id);
    if (last?.facts === facts && performance.now() - last.at < noteEveryMs) return;
    noted.set(id, { facts, at: performance.now() });
    await storeSighting(tx, launch, { courseId, facts });
  };
}

/**
 * A row that another launch is writing is left to it: that one is as recent, and a course that begins
 * must not queue up for one row.
 */
async function storeSighting(
  tx: Tx,
  { registration, deploymentId }: Launch,
  { courseId, facts }: { courseId: string; facts: string },
): Promise<void> {
  const { tenantId, id } = registration;
  await tx.query(
    `with due as (
       select registration_id from launch_sightings where tenant_id = $1 and registration_id = $2
       for update skip locked),
     noted as (
       update launch_sightings s set course_id = $3, deployment_id = $4, facts = $5::jsonb, seen_at = now()
       from due where s.tenant_id = $1 and s.registration_id = due.registration_id)
     insert into launch_sightings (tenant_id, registration_id, course_id, deployment_id, facts)
     values ($1, $2, $3, $4, $5::jsonb) on conflict do nothing`,
    [tenantId, id, courseId, deploymentId, facts],
  );
}

// A second more or less is the network, not the clock.
function steady(facts: Observed): Observed {
  return { ...facts, clockSeconds: Math.round(facts.clockSeconds / 5) * 5 };
}

export async function latestSighting(
  tx: Tx,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<Sighting | undefined> {
  const [row] = await tx.query<Omit<Sighting, 'facts'> & { facts: unknown }>(
    `select course_id as "courseId", deployment_id as "deploymentId", facts, seen_at as "seenAt"
     from launch_sightings where tenant_id = $1 and registration_id = $2`,
    [tenantId, id],
  );
  return row && { ...row, facts: observed.parse(row.facts) };
}
