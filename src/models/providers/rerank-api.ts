import { z } from 'zod';
import { ModelError } from '../chat-model.ts';
import { postJson } from './post-json.ts';

/** Asks a vendor how well texts answer a question, once. */
export type RerankCall = (
  query: string,
  texts: readonly string[],
  options: { readonly key: string | undefined; readonly signal: AbortSignal },
) => Promise<{
  /** In the order of the texts. */
  readonly scores: number[];
  /** As the vendor counted; null when it did not tell. */
  readonly tokens: number | null;
}>;

const scored = z.array(z.object({ index: z.int().nonnegative(), relevance_score: z.number() }));
const answerShape = z
  .object({
    // docs.voyageai.com/reference/reranker-api says `data`; Cohere's API, and the servers that follow it, `results`.
    data: scored.optional(),
    results: scored.optional(),
    usage: z.object({ total_tokens: z.int().nonnegative() }).optional().catch(undefined),
  })
  .transform(({ data, results, usage }) => ({ scores: data ?? results ?? [], usage }));

/**
 * The rerank endpoint of a vendor. An answer that does not score every text exactly once is refused.
 * @throws ModelError from every call
 */
export function createRerankCall(api: {
  readonly vendor: string;
  readonly model: string;
  readonly baseUrl: string;
}): RerankCall {
  const { vendor, model } = api;
  const url = `${api.baseUrl.replace(/\/$/, '')}/rerank`;
  return async (query, texts, { key, signal }) => {
    const answer = await postJson({ model, query, documents: texts }, { vendor, url, key, signal });
    const { scores = [], usage } = answerShape.safeParse(answer).data ?? {};
    const byIndex = new Map(scores.map(({ index, relevance_score }) => [index, relevance_score]));
    const inOrder = texts.flatMap((_, at) => byIndex.get(at) ?? []);
    if (scores.length !== texts.length || inOrder.length !== texts.length)
      throw new ModelError(
        'unavailable',
        `${vendor} answered ${inOrder.length} usable scores to ${texts.length} texts`,
      );
    return { scores: inOrder, tokens: usage?.total_tokens ?? null };
  };
}
