import type { Embedder, EmbeddingUse } from '../models/index.ts';
import type { WithTenant } from '../tenancy/index.ts';
import type { AskedVector } from './asked-vector.ts';
import { otherEmbedders } from './search-store.ts';

interface AskVectorsNeeds {
  readonly withTenant: WithTenant;
  readonly embedder: Embedder;
  /** Embedders of before, while there are documents that carry their vectors. */
  readonly former: (id: string) => Embedder | undefined;
}

/** While a course changes its model, which models it carries is looked up so often. */
const lookAgainMs = 10_000;
const keptCourses = 10_000;

/**
 * The question's vector by the present model and, while documents of the course still carry those of
 * another one, by that too. A model that does not answer is left out: then words alone find what
 * carries its vectors.
 */
export function createAskVectors({ withTenant, embedder, former }: AskVectorsNeeds) {
  const known = new Map<string, { readonly ids: readonly string[]; readonly until: number }>();

  async function othersIn({ tenantId, courseId }: EmbeddingUse): Promise<readonly string[]> {
    const held = known.get(courseId);
    if (held && held.until > Date.now()) return held.ids;
    const ids = await withTenant(tenantId, (tx) => otherEmbedders(tx, courseId, embedder.id));
    if (known.size >= keptCourses) known.clear();
    known.set(courseId, { ids, until: Date.now() + lookAgainMs });
    return ids;
  }

  return async (query: string, use: EmbeddingUse, signal: AbortSignal): Promise<AskedVector[]> => {
    const [other] = (await othersIn(use)).flatMap((id) => former(id) ?? []);
    const asked = [embedder, ...(other ? [other] : [])].map(async (model) => {
      const [vector] = await model.embed([query], signal, use);
      return vector ? [{ embedder: model.id, vector }] : [];
    });
    const answers = await Promise.allSettled(asked);
    signal.throwIfAborted();
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  };
}
