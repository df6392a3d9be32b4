import type { Envelope } from '../ground/crypto/index.ts';
import type { CanvasApiKey } from '../lms/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { CourseKey } from './course.ts';

/** The developer API keys of institutions, their secrets sealed. */
export interface CanvasKeys {
  save(tenantId: string, registrationId: string, key: CanvasApiKey): Promise<void>;
  /** The key of the course's institution, when there is one. */
  ofCourse(course: CourseKey): Promise<CanvasApiKey | undefined>;
}

export function createCanvasKeys(needs: {
  withTenant: WithTenant;
  envelope: Envelope;
}): CanvasKeys {
  const { withTenant, envelope } = needs;
  return {
    save: (tenantId, registrationId, { baseUrl, clientId, secret }) =>
      withTenant(tenantId, async (tx) => {
        const sealed = await envelope.seal(tenantId, secret, purpose(tenantId, registrationId));
        await tx.query(
          `insert into canvas_api_keys (tenant_id, registration_id, base_url, client_id, sealed_secret)
           values ($1, $2, $3, $4, $5)
           on conflict (tenant_id, registration_id) do update set base_url = $3, client_id = $4, sealed_secret = $5`,
          [tenantId, registrationId, baseUrl, clientId, sealed],
        );
      }),
    ofCourse: async ({ tenantId, courseId }) => {
      const [row] = await withTenant(tenantId, (tx) =>
        tx.query<{ id: string; baseUrl: string; clientId: string; sealed: string }>(
          `select k.registration_id as id, k.base_url as "baseUrl", k.client_id as "clientId",
             k.sealed_secret as sealed
           from courses c join canvas_api_keys k on k.tenant_id = c.tenant_id
             and k.registration_id = c.registration_id
           where c.tenant_id = $1 and c.id = $2`,
          [tenantId, courseId],
        ),
      );
      if (!row) return undefined;
      const { id, baseUrl, clientId, sealed } = row;
      const secret = await envelope.open(tenantId, sealed, purpose(tenantId, id));
      return { baseUrl, clientId, secret };
    },
  };
}

function purpose(tenantId: string, registrationId: string): string {
  return `canvas api key ${tenantId} ${registrationId}`;
}
