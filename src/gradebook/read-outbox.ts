import type { WithTenant } from '../tenancy/index.ts';
import { summarise, type OutboxSummary } from './outbox-readings.ts';

/** How the grades of a course stand on their way to the LMS. */
export type ReadOutbox = (course: { tenantId: string; courseId: string }) => Promise<OutboxSummary>;

export function createReadOutbox(withTenant: WithTenant): ReadOutbox {
  return (course) => withTenant(course.tenantId, (tx) => summarise(tx, course));
}
