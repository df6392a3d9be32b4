import type { FoundChunk, Hit } from './chunk.ts';

/** A passage of merged neighbours stays shorter than this, in estimated tokens. */
const passageTokens = 500;
/** An opening shorter than this may end the piece before by chance. */
const tellingOpening = 24;
/** Only a chunk among the first of its search is worth reading on into. */
const neighbourhood = 20;

/**
 * Chunks found side by side in a document are one passage: it takes the place of the best of them and
 * leaves the others' places to something new. Pages stay borders, because a citation names one.
 * @param found best first, boosted already
 */
export function mergeNeighbours(found: readonly (FoundChunk & Boosted)[]): Hit[] {
  const free = new Map(found.map((chunk) => [placeOf(chunk, chunk.ordinal), chunk]));
  const near = new Set(found.slice(0, neighbourhood));
  const hits: Hit[] = [];
  for (const best of found) {
    if (!free.delete(placeOf(best, best.ordinal))) continue;
    const passage = [best];
    for (;;) {
      const next = neighbourOf(passage, free, near);
      if (!next) break;
      free.delete(placeOf(next, next.ordinal));
      if (next.ordinal < best.ordinal) passage.unshift(next);
      else passage.push(next);
    }
    hits.push(toHit(best, passage, hits.length + 1));
  }
  return hits;
}

export interface Boosted {
  readonly boostedBy: readonly string[];
}

type Candidate = FoundChunk & Boosted;

function neighbourOf(
  passage: readonly Candidate[],
  free: ReadonlyMap<string, Candidate>,
  near: ReadonlySet<Candidate>,
): Candidate | undefined {
  const [first, last] = [passage[0], passage.at(-1)];
  if (!first || !last) return undefined;
  const room = passageTokens - tokensOf(passage);
  return [
    free.get(placeOf(first, first.ordinal - 1)),
    free.get(placeOf(last, last.ordinal + 1)),
  ].find((chunk) => chunk && near.has(chunk) && chunk.page === first.page && chunk.tokens <= room);
}

function placeOf({ documentId }: Candidate, ordinal: number): string {
  return `${documentId} ${ordinal}`;
}

function tokensOf(passage: readonly Candidate[]): number {
  return passage.reduce((sum, { tokens }) => sum + tokens, 0);
}

function toHit(best: Candidate, passage: readonly Candidate[], rank: number): Hit {
  return {
    ...best,
    excerpt: best.content,
    content: passage.map(({ content }) => content).reduce(joinOverlapping),
    tokens: tokensOf(passage),
    pieces: passage.map(({ chunkId, content, timeFrom }) => ({ chunkId, content, timeFrom })),
    rank,
  };
}

/** A chunk may begin with the last piece of the one before it, which is said once. */
function joinOverlapping(before: string, after: string): string {
  const [opening = ''] = after.split('\n', 1);
  const repeated = opening.length >= tellingOpening && before.endsWith(opening);
  return repeated ? before + after.slice(opening.length) : `${before}\n${after}`;
}
