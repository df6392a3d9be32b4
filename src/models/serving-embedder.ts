import { heldVersions, type WithTenant } from '../tenancy/index.ts';
import type { Embedder } from './embedder.ts';

/** The part of the program under which a tenant is held to an embedder. */
export const embedderPart = 'embedder';

/** Which model makes the vectors of a tenant's documents now. */
export type ServingEmbedder = (tenantId: string) => Promise<Embedder>;

/**
 * The configured embedder, or the one a tenant is held to until the configured one has passed its cases.
 * One that cannot be asked any more cannot be held to.
 */
export function createServingEmbedder(needs: {
  readonly withTenant: WithTenant;
  readonly embedder: Embedder;
  readonly former: (id: string) => Embedder | undefined;
}): ServingEmbedder {
  const { withTenant, embedder, former } = needs;
  return async (tenantId) => {
    const held = await withTenant(tenantId, (tx) => heldVersions(tx, tenantId));
    const id = held.get(embedderPart) ?? embedder.id;
    return id === embedder.id ? embedder : (former(id) ?? embedder);
  };
}
