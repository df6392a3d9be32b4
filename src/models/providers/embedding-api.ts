import { z } from 'zod';
import { dimensions } from '../embedder.ts';
import { ModelError } from '../chat-model.ts';
import { postJson } from './post-json.ts';

/** Asks a vendor for vectors, once. */
export type EmbeddingCall = (
  texts: readonly string[],
  options: {
    readonly as: 'query' | 'document';
    /** Undefined for a server that asks for none. */
    readonly key: string | undefined;
    readonly signal: AbortSignal;
  },
) => Promise<EmbeddingAnswer>;

export interface EmbeddingAnswer {
  readonly vectors: number[][];
  /** As the vendor counted; null when it did not tell. */
  readonly tokens: number | null;
}

export interface EmbeddingApi {
  readonly vendor: string;
  readonly model: string;
  readonly baseUrl: string;
  /** `voyage`: docs.voyageai.com/reference/embeddings-api. `openai`: its Embeddings API and compatible servers. */
  readonly speaks: 'voyage' | 'openai';
}

const answerShape = z.object({
  data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()).length(dimensions) })),
  usage: z.object({ total_tokens: z.int().nonnegative() }).optional().catch(undefined),
});

/**
 * The embeddings endpoint of a vendor. Which vector belongs to which text is taken from the answer's
 * own numbering, and an answer that leaves one out is refused (A11).
 * @throws ModelError from every call
 */
export function createEmbeddingCall(api: EmbeddingApi): EmbeddingCall {
  const { vendor } = api;
  return async (texts, { as, key, signal }) => {
    const url = `${api.baseUrl.replace(/\/$/, '')}/embeddings`;
    const answer = await postJson(bodyOf(api, texts, as), { vendor, url, key, signal });
    return inOrder(vendor, answerShape.safeParse(answer), texts.length);
  };
}

function bodyOf({ speaks, model }: EmbeddingApi, input: readonly string[], as: string): object {
  if (speaks === 'voyage') return { model, input, input_type: as, output_dimension: dimensions };
  return { model, input, dimensions, encoding_format: 'float' };
}

function inOrder(
  vendor: string,
  answer: z.ZodSafeParseResult<z.infer<typeof answerShape>>,
  wanted: number,
): EmbeddingAnswer {
  const data = answer.data?.data ?? [];
  const byIndex = new Map(data.map(({ index, embedding }) => [index, embedding]));
  const vectors = Array.from({ length: wanted }, (_, at) => byIndex.get(at) ?? []);
  if (data.length !== wanted || vectors.some(({ length }) => length === 0)) {
    throw new ModelError(
      'unavailable',
      `${vendor} answered ${data.length} usable vectors of ${dimensions} numbers to ${wanted} texts`,
    );
  }
  return { vectors: vectors.map(toLengthOne), tokens: answer.data?.usage?.total_tokens ?? null };
}

/** Shortened vectors of some models are not of length 1, which the inner product takes for granted. */
function toLengthOne(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
