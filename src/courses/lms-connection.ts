import type { Envelope } from '../ground/crypto/index.ts';
import type { Outbound } from '../ground/net/index.ts';
import { createCourseSource, type CourseSource, type LmsAccess } from '../lms/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { Course } from './course.ts';

export type LmsKind = 'canvas' | 'moodle';

export interface ConnectedSource {
  readonly kind: LmsKind;
  readonly source: CourseSource;
  /** What the LMS's API calls this course. */
  readonly lmsCourseId: string;
}

export interface LmsConnections {
  save(tenantId: string, registrationId: string, kind: LmsKind, access: LmsAccess): Promise<void>;
  /** The source of the course's material; undefined when the course is not connected to an LMS API. */
  sourceOf(course: Course): Promise<ConnectedSource | undefined>;
}

interface LmsConnectionNeeds {
  readonly withTenant: WithTenant;
  readonly envelope: Envelope;
  readonly outbound: Outbound;
}

export function createLmsConnections({
  withTenant,
  envelope,
  outbound,
}: LmsConnectionNeeds): LmsConnections {
  return {
    save: (tenantId, registrationId, kind, access) =>
      withTenant(tenantId, async (tx) => {
        const why = purpose(tenantId, registrationId);
        const sealed = await envelope.seal(tenantId, access.token, why);
        await tx.query(
          `insert into lms_connections (tenant_id, registration_id, kind, base_url, sealed_token)
           values ($1, $2, $3, $4, $5)
           on conflict (tenant_id, registration_id) do update set kind = $3, base_url = $4, sealed_token = $5`,
          [tenantId, registrationId, kind, access.baseUrl, sealed],
        );
      }),
    sourceOf: async (course) => {
      const { tenantId, registrationId, lmsCourseId } = course;
      if (registrationId === null || lmsCourseId === null) return undefined;
      const [row] = await withTenant(tenantId, (tx) =>
        tx.query<{ kind: LmsKind; base_url: string; sealed_token: string }>(
          `select kind, base_url, sealed_token from lms_connections
           where tenant_id = $1 and registration_id = $2`,
          [tenantId, registrationId],
        ),
      );
      if (!row) return undefined;
      const why = purpose(tenantId, registrationId);
      const token = await envelope.open(tenantId, row.sealed_token, why);
      const source = createCourseSource(row.kind, {
        outbound,
        access: { baseUrl: row.base_url, token },
      });
      return { kind: row.kind, source, lmsCourseId };
    },
  };
}

function purpose(tenantId: string, registrationId: string): string {
  return `lms token ${tenantId} ${registrationId}`;
}
