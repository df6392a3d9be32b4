import { findCourse } from '../../courses/index.ts';
import type { Outbound } from '../../ground/net/index.ts';
import type { WithTenant } from '../../tenancy/index.ts';
import { listDeployments } from '../deployment-store.ts';
import type { Registration } from '../registration.ts';
import type { GradeServices } from '../services/ags.ts';
import type { RosterService } from '../services/nrps.ts';
import type { ServiceTokens } from '../services/service-token.ts';
import { countRefusals } from '../refusal-store.ts';
import { latestSighting } from '../sighting-store.ts';
import type { ToolKeys } from '../tool-keys.ts';
import { connectionProbes } from './connection-probes.ts';
import { courseProbes } from './course-probes.ts';
import type { Facts } from './facts.ts';
import { bad, type Finding, type Probe } from './finding.ts';
import { launchProbes } from './launch-probes.ts';
import { refusalProbe } from './refusal-probe.ts';
import { serviceProbes } from './service-probes.ts';

/** In this order: what comes first explains what comes after. */
const probes: readonly Probe<Facts>[] = [
  ...connectionProbes,
  ...launchProbes,
  refusalProbe,
  ...serviceProbes,
  ...courseProbes,
];

export interface Diagnosis {
  readonly id: string;
  readonly title: string;
  readonly finding: Finding;
}

/**
 * Tries a connection to an LMS out, part by part; `courseId` names the course to try it in, else it is
 * the one launched last. Makes a column in the gradebook and takes it away again.
 */
export type Examine = (registration: Registration, courseId?: string) => AsyncGenerator<Diagnosis>;

interface DoctorNeeds {
  readonly withTenant: WithTenant;
  readonly toolKeys: ToolKeys;
  readonly tokens: ServiceTokens;
  readonly grades: GradeServices;
  readonly roster: RosterService;
  readonly outbound: Outbound;
  readonly publicUrl: string;
  /** The course's API; undefined when the course is not connected. */
  readonly courseReaderOf: (course: NonNullable<Facts['course']>) => Promise<Facts['courseReader']>;
  readonly now?: () => number;
}

export function createExamine(needs: DoctorNeeds): Examine {
  return async function* examine(registration, courseId) {
    const facts = await gather(needs, registration, courseId);
    for (const { id, title, ask } of probes) {
      const finding = await Promise.resolve(facts).then(ask).catch(broken);
      yield { id, title, finding };
    }
  };
}

async function gather(
  needs: DoctorNeeds,
  registration: Registration,
  asked: string | undefined,
): Promise<Facts> {
  const { withTenant, now = Date.now, ...rest } = needs;
  const { tenantId } = registration;
  const known = await withTenant(tenantId, async (tx) => {
    const sighting = await latestSighting(tx, registration);
    const courseId = asked ?? sighting?.courseId;
    return {
      sighting,
      refusals: await countRefusals(tx, registration),
      deployments: new Map(
        (await listDeployments(tx, registration)).map(({ id, status }) => [id, status]),
      ),
      course: courseId === undefined ? undefined : await findCourse(tx, tenantId, courseId),
    };
  });
  const { course, sighting, deployments } = known;
  const deploymentId =
    course?.deploymentId ?? sighting?.deploymentId ?? deployments.keys().next().value ?? '';
  return {
    ...rest,
    ...known,
    registration,
    subject: { registration, deploymentId },
    courseReader: course && (await needs.courseReaderOf(course)),
    now,
    found: {},
  };
}

function broken(error: unknown): Finding {
  const what = error instanceof Error ? error.message : String(error);
  return bad(`This check itself failed: ${what}.`, 'Look into the log of the tool.');
}
