import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveHere } from './serve-here.ts';

export type RerankStep =
  | 'drop-one'
  | 'number-twice'
  | 'strange-index'
  | 'garbage'
  | 'cut'
  | 'hang'
  | { readonly status: number };

interface RerankRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: { readonly model: string; readonly query: string; readonly documents: string[] };
}

export interface RerankDouble extends AsyncDisposable {
  readonly url: string;
  readonly requests: RerankRequest[];
  /** One a request, in order; afterwards everything is answered well. */
  readonly steps: RerankStep[];
}

/**
 * A reranker on a socket that likes a text the more, the more often it holds `favourite`. It answers
 * best first, as vendors do: in Voyage's words, or in Cohere's.
 */
export async function startRerankDouble(
  favourite: string,
  speaks: 'voyage' | 'cohere' = 'voyage',
): Promise<RerankDouble> {
  const requests: RerankRequest[] = [];
  const steps: RerankStep[] = [];

  function answer({ documents, query }: RerankRequest['body'], step?: RerankStep): string {
    const scored = documents.map((text, index) => ({
      index: step === 'number-twice' ? 0 : step === 'strange-index' ? index + 1 : index,
      relevance_score: text.split(favourite).length - 1,
    }));
    if (step === 'drop-one') scored.pop();
    const sorted = scored.toSorted((a, b) => b.relevance_score - a.relevance_score);
    const total_tokens = [query, ...documents].join(' ').split(/\s+/).length;
    return JSON.stringify(
      speaks === 'voyage' ? { data: sorted, usage: { total_tokens } } : { results: sorted },
    );
  }

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of message) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as RerankRequest['body'];
    const { authorization } = message.headers;
    requests.push({ path: message.url ?? '', authorization, body });
    const step = steps.shift();
    if (step === 'hang') return;
    if (step === 'cut') response.socket?.destroy();
    else if (step === 'garbage') response.end('<html>busy</html>');
    else if (typeof step === 'object') {
      const said = `${authorization} asked ${body.query}`;
      response.writeHead(step.status).end(JSON.stringify({ error: { message: said } }));
    } else response.end(answer(body, step));
  }

  const { origin, close } = await serveHere(serve);
  return {
    url: `${origin}/v1`,
    requests,
    steps,
    [Symbol.asyncDispose]: close,
  };
}
