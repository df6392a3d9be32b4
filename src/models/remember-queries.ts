import { digest } from '../ground/crypto/index.ts';
import type { Embedder } from './embedder.ts';

/** Four kilobytes each. */
const kept = 1_000;

/**
 * Remembers the vectors of the latest questions in this process, so that the same question is not
 * paid twice: a turn that is asked again, the tools of an agent, a class that asks what was set as
 * homework. Entries belong to a tenant and are named by a digest; no text is kept.
 */
export function rememberQueries(embedder: Embedder): Embedder {
  const known = new Map<string, Float32Array>();
  return {
    ...embedder,
    embed: async (texts, signal, use) => {
      const [text] = texts;
      if (use?.as !== 'query' || texts.length !== 1 || text === undefined)
        return embedder.embed(texts, signal, use);
      const name = digest(JSON.stringify([use.tenantId, embedder.id, text]));
      const held = known.get(name);
      known.delete(name);
      const vector = held ?? Float32Array.from((await embedder.embed(texts, signal, use))[0] ?? []);
      known.set(name, vector);
      const [oldest] = known.keys();
      if (known.size > kept && oldest !== undefined) known.delete(oldest);
      return [Array.from(vector)];
    },
  };
}
