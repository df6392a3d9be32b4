import type { Embedder, EmbeddingUse } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { AskedVector } from './asked-vector.ts';
import { carriedEmbedders } from './carried-embedders.ts';

interface AskVectorsNeeds {
  readonly withTenant: WithTenant;
  readonly embedder: Embedder;
  /** Embedders of before, while there are documents that carry their vectors. */
  readonly former: (id: string) => Embedder | undefined;
  /** Throws what a model throws that does not answer, where it would be left out. */
  readonly isStrict?: boolean;
}

/** Which models a course carries is looked up so often. */
const lookAgainMs = 10_000;
const keptCourses = 10_000;
/** Those that a course carries beyond them are found by words alone. */
const mostModels = 2;

/**
 * The question's vector by each model whose vectors documents of the course carry: the present one first,
 * or another one while the course changes its model or its school is held to an earlier one. A model that
 * does not answer is left out: then words alone find what carries its vectors.
 */
export function createAskVectors(needs: AskVectorsNeeds) {
  const { withTenant, embedder, former, isStrict = false } = needs;
  const known = new Map<string, { readonly ids: readonly string[]; readonly until: number }>();

  async function carriedIn({ tenantId, courseId }: EmbeddingUse): Promise<readonly string[]> {
    const held = known.get(courseId);
    if (held && held.until > Date.now()) return held.ids;
    const ids = await withTenant(tenantId, (tx) => carriedEmbedders(tx, courseId, embedder.id));
    if (known.size >= keptCourses) known.clear();
    known.set(courseId, { ids, until: Date.now() + lookAgainMs });
    return ids;
  }

  async function modelsFor(use: EmbeddingUse): Promise<Embedder[]> {
    const ids = await carriedIn(use);
    const others = ids.filter((id) => id !== embedder.id).flatMap((id) => former(id) ?? []);
    const isPresent = ids.length === 0 || ids.includes(embedder.id);
    return [...(isPresent ? [embedder] : []), ...others].slice(0, mostModels);
  }

  return async (query: string, use: EmbeddingUse, signal: AbortSignal): Promise<AskedVector[]> => {
    const asked = (await modelsFor(use)).map((model) => askVector(model, query, use, signal));
    const answers = await Promise.allSettled(asked);
    signal.throwIfAborted();
    const silent = answers.find(({ status }) => status === 'rejected');
    if (isStrict && silent?.status === 'rejected') throw silent.reason;
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  };
}

/** None when the model makes none of the question. */
export async function askVector(
  model: Embedder,
  query: string,
  use: EmbeddingUse,
  signal: AbortSignal,
): Promise<AskedVector[]> {
  const [vector] = await model.embed([query], signal, use);
  const { id, knowsOnlyWords = false } = model;
  return vector ? [{ embedder: id, knowsOnlyWords, vector }] : [];
}
