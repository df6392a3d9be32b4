import type { EmbeddingUse, Reranker } from '../models/index.ts';
import type { Hit } from './chunk.ts';

interface Found {
  readonly query: string;
  /** Best first. */
  readonly hits: readonly Hit[];
  readonly use: EmbeddingUse;
}

/** Passages that are read beside the question: what is right but stands further down is not worth its wait. */
const mostRead = 20;

/** Puts the best passages into the reranker's order; whatever it fails at, the order stays and says why. */
export function createRerank(reranker: Reranker | undefined) {
  return async ({ query, hits, use }: Found, signal: AbortSignal): Promise<readonly Hit[]> => {
    const read = hits.slice(0, mostRead);
    if (!reranker || read.length < 2) return hits;
    const { id: by } = reranker;
    try {
      const texts = read.map(({ title, headingPath, content }) =>
        [title, ...headingPath, content].join('\n'),
      );
      const scores = await reranker.rank(query, texts, { use, signal });
      const ordered = read
        .map((hit, at) => ({ hit, score: scores[at] ?? 0 }))
        .toSorted((a, b) => b.score - a.score)
        .map(({ hit, score }) => ({ ...hit, reranked: { by, score } }));
      return [...ordered, ...hits.slice(mostRead)].map((hit, at) => ({ ...hit, rank: at + 1 }));
    } catch (error) {
      signal.throwIfAborted();
      const failure = codeOf(error);
      return hits.map((hit, at) => (at < mostRead ? { ...hit, reranked: { by, failure } } : hit));
    }
  };
}

/** A stable word for the trace: messages may tell an operator more than a student should read. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'failed';
}
