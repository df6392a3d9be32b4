import type { WithTenant } from '../tenancy/index.ts';
import { expiredReservations, forgetSettled, settleReservation } from './reservation-store.ts';

/**
 * Settles what was set aside for work that never came to an end, and forgets what is long settled.
 * Returns how many were settled.
 */
export async function sweepReservations(withTenant: WithTenant, tenantId: string): Promise<number> {
  const expired = await withTenant(tenantId, (tx) => expiredReservations(tx, tenantId));
  for (const id of expired) {
    await withTenant(tenantId, (tx) => settleReservation(tx, tenantId, id));
  }
  await withTenant(tenantId, (tx) => forgetSettled(tx, tenantId));
  return expired.length;
}
