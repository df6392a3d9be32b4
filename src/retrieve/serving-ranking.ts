import { heldVersions, type WithTenant } from '../tenancy/index.ts';
import { rankingPart, type Ranking, type RankingShelf } from './ranking.ts';

/** The ranking by which a tenant is served. */
export type ServingRanking = (tenantId: string) => Promise<Ranking>;

/** What a tenant is held to is looked up so often. */
const lookAgainMs = 10_000;
const keptTenants = 10_000;

/** The one a tenant is held to, as far as it is on the shelf; else the newest. */
export function createServingRanking(
  withTenant: WithTenant,
  [newest, ...former]: RankingShelf,
): ServingRanking {
  // Where there is no choice nobody is asked.
  if (former.length === 0) return () => Promise.resolve(newest);
  const known = new Map<string, { readonly ranking: Ranking; readonly until: number }>();
  return async (tenantId) => {
    const remembered = known.get(tenantId);
    if (remembered && remembered.until > Date.now()) return remembered.ranking;
    const held = await withTenant(tenantId, (tx) => heldVersions(tx, tenantId));
    const ranking = former.find(({ version }) => version === held.get(rankingPart)) ?? newest;
    if (known.size >= keptTenants) known.clear();
    known.set(tenantId, { ranking, until: Date.now() + lookAgainMs });
    return ranking;
  };
}
