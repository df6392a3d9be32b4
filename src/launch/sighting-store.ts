import type { Tx } from '../ground/db/index.ts';
import type { Launch } from './launch.ts';
import { observed, type Observed } from './observed.ts';

/** The latest launch of a registration, as far as the doctor asks. */
export interface Sighting {
  readonly courseId: string;
  readonly deploymentId: string;
  readonly facts: Observed;
  readonly seenAt: Date;
}

/** Once a minute is enough, and spares busy registrations a row that all launches write. */
export async function noteSighting(tx: Tx, launch: Launch, courseId: string): Promise<void> {
  const { tenantId, id } = launch.registration;
  const fresh = await tx.query(
    `select 1 from launch_sightings where tenant_id = $1 and registration_id = $2
       and seen_at > now() - interval '1 minute' and facts = $3::jsonb and course_id = $4`,
    [tenantId, id, JSON.stringify(steady(launch.observed)), courseId],
  );
  if (fresh.length > 0) return;
  await tx.query(
    `insert into launch_sightings (tenant_id, registration_id, course_id, deployment_id, facts)
     values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, registration_id) do update set course_id = $3, deployment_id = $4, facts = $5,
       seen_at = now()`,
    [tenantId, id, courseId, launch.deploymentId, JSON.stringify(steady(launch.observed))],
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
