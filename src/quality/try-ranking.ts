import type { Search } from '../retrieve/index.ts';
import { conclude, rankOf, type Trial, type Tried } from './ranked-cases.ts';

interface TryRankingNeeds {
  /** Of the ranking on trial. */
  readonly version: string;
  /** The search that serves, and the same in the newcomer's order. */
  readonly asIs: Search;
  readonly asNewest: Search;
}

/** Asks every case in both orders and compares them pair by pair as the suites do. */
export function createTryRanking({ version, asIs, asNewest }: TryRankingNeeds): Trial {
  return async (tenantId, answers, signal) => {
    const tried: Tried[number][] = [];
    for (const answer of answers) {
      const before = await rankOf(asIs, tenantId, answer, signal);
      const after = await rankOf(asNewest, tenantId, answer, signal);
      tried.push({ answer, before, after });
    }
    return conclude(version, tried);
  };
}
