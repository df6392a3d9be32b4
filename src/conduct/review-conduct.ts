import type { CourseKey } from '../courses/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import { pauseWhenDue, type Conduct } from './conduct.ts';
import { pauseAfter } from './incident.ts';
import {
  decideIncident,
  listIncidents,
  strikesOf,
  studentOf,
  type Incident,
  type ListedIncident,
} from './incident-store.ts';
import {
  liftQuarantine,
  listQuarantines,
  lockStudent,
  shortenQuarantine,
  type ListedQuarantine,
} from './quarantine-store.ts';
import type { Tx } from '../ground/db/index.ts';

/** Incidents a teacher sees at once. */
const listed = 200;

/** What those who teach see of conduct in their course, and what they can take back. */
export interface ReviewConduct {
  list(course: CourseKey): Promise<{
    readonly incidents: readonly ListedIncident[];
    readonly quarantines: readonly ListedQuarantine[];
  }>;
  /**
   * Takes an incident back, with the pause that does not stand without it; or lets one count that waited or was
   * taken back, and pauses questions where strikes are held against the student now. False when this course has none such.
   */
  decide(
    course: CourseKey,
    turnId: string,
    decision: { readonly standing: 'counts' | 'struck_out'; readonly by: string },
  ): Promise<boolean>;
  /** False when there is no such pause under way. */
  lift(course: CourseKey, quarantineId: string, by: string): Promise<boolean>;
}

export function createReviewConduct({
  withTenant,
  conduct,
  now,
}: {
  readonly withTenant: WithTenant;
  readonly conduct: Pick<Conduct, 'standings'>;
  readonly now: () => number;
}): ReviewConduct {
  return {
    list: (course) =>
      withTenant(course.tenantId, async (tx) => {
        const incidents = await listIncidents(tx, course, listed);
        const quarantines = await listQuarantines(tx, course, new Date(now()));
        return { incidents, quarantines };
      }),
    decide: (course, turnId, { standing, by }) =>
      withTenant(course.tenantId, async (tx) => {
        const at = new Date(now());
        const userId = await studentOf(tx, course, turnId);
        if (userId === undefined) return false;
        // Before the incident, as everybody does who changes both.
        await lockStudent(tx, { ...course, userId });
        const incident = await decideIncident(tx, course, turnId, { standing, by, at });
        if (!incident) return false;
        if (standing === 'struck_out') await endWithout(tx, incident, at);
        else if ((await conduct.standings(tx, incident)).strikes)
          await pauseWhenDue(tx, incident, at);
        return true;
      }),
    lift: (course, quarantineId, by) =>
      withTenant(course.tenantId, (tx) =>
        liftQuarantine(tx, course, quarantineId, { by, now: new Date(now()) }),
      ),
  };
}

/** Ends the pause where the strikes left would, which is at once when they make none; they stay used up. */
async function endWithout(tx: Tx, incident: Incident, now: Date): Promise<void> {
  const { tenantId, quarantineId } = incident;
  if (quarantineId === null) return;
  const left = await strikesOf(tx, tenantId, quarantineId);
  const latest = left.at(-1);
  const endsAt = latest ? new Date(+latest.at + pauseAfter(left, latest.at)) : now;
  if (endsAt > now) return shortenQuarantine(tx, tenantId, quarantineId, endsAt);
  await liftQuarantine(tx, incident, quarantineId, { by: null, now });
}
