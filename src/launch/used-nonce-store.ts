import { digest } from '../ground/crypto/index.ts';
import type { Tx } from '../ground/db/index.ts';

/** Remembered longer than any token it could come back in may live (C9). */
const retention = '2 hours';

/** Uses a value up; false when it was used before, by whichever process (C9). */
export async function useOnce(tx: Tx, tenantId: string, value: string): Promise<boolean> {
  const fresh = await tx.query(
    `insert into used_nonces (tenant_id, nonce_hash, expires_at)
     values ($1, $2, now() + $3::interval) on conflict do nothing returning nonce_hash`,
    [tenantId, digest(value), retention],
  );
  return fresh.length === 1;
}
