import type { Search } from '../../retrieve/index.ts';
import type { WithTenant } from '../../tenancy/index.ts';
import type { Passage } from '../passages.ts';
import { conceptsAskedFor, type PreparedSource } from './prepared-answer.ts';
import { conceptHits } from './concept-hits.ts';
import { findPrepared } from './prepared-store.ts';

/** A prepared answer and the passages it cites, as they are in the course now. */
export interface GivenAnswer {
  readonly concept: string;
  readonly answer: string;
  readonly passages: readonly Passage[];
}

/**
 * The answer prepared for exactly what is asked; undefined when there is none, or when what it cites
 * is not, or not in the same words, before the course's students now.
 */
export type GivePrepared = (
  asked: { readonly tenantId: string; readonly courseId: string; readonly message: string },
  signal: AbortSignal,
) => Promise<GivenAnswer | undefined>;

export function createGivePrepared(needs: {
  readonly withTenant: WithTenant;
  readonly search: Search;
}): GivePrepared {
  const { withTenant, search } = needs;
  return async ({ tenantId, courseId, message }, signal) => {
    const slugs = conceptsAskedFor(message);
    if (slugs.length === 0) return undefined;
    const course = { tenantId, courseId };
    const found = await withTenant(tenantId, (tx) => findPrepared(tx, course, slugs));
    if (!found) return undefined;
    const { concept, answer, sources } = found;
    const hits = await conceptHits(search, course, concept, signal);
    const passages = sources.flatMap((source) => passageOf(source, hits));
    return passages.length === sources.length ? { concept, answer, passages } : undefined;
  };
}

function passageOf(
  { marker, chunkIds }: PreparedSource,
  hits: Awaited<ReturnType<typeof conceptHits>>,
): Passage[] {
  const hit = hits.find(({ pieces }) =>
    chunkIds.every((id) => pieces.some(({ chunkId }) => chunkId === id)),
  );
  return hit ? [{ marker, hit }] : [];
}
