import type { WithTenant } from '../../tenancy/index.ts';
import type { Owner } from '../turn-store.ts';
import { lastNextStep } from './evaluation-store.ts';

/** What a student could do next, as the last reading of a turn of theirs says; null where none does. */
export type ReadNextStep = (owner: Owner) => Promise<string | null>;

export function createReadNextStep(withTenant: WithTenant): ReadNextStep {
  return (owner) => withTenant(owner.tenantId, (tx) => lastNextStep(tx, owner));
}
