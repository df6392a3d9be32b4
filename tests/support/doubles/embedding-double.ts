import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createHashingEmbedder } from '../../../src/models/index.ts';
import { serveHere } from './serve-here.ts';

interface EmbeddingRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly model: string; readonly input: string[] } & Record<string, unknown>;
}

/** What to do with one request instead of answering it well. */
export type EmbeddingStep =
  | 'well'
  | 'drop-one'
  | 'number-twice'
  | 'short-vectors'
  | 'garbage'
  | 'cut'
  | 'cut-in-the-middle'
  | 'not-numbers'
  | 'hang'
  | { readonly status: number; readonly retryAfter?: string };

export interface EmbeddingDouble extends AsyncDisposable {
  readonly url: string;
  readonly requests: EmbeddingRequest[];
  /** One a request, in order; afterwards everything is answered well. */
  readonly steps: EmbeddingStep[];
}

/**
 * A vendor of vectors on a socket. They are those of the built-in embedder read backwards: as good, and
 * worth nothing beside it; or where `place` puts a text. Its answers come in another order than they were asked for, numbered.
 */
export async function startEmbeddingDouble(
  place: (text: string) => readonly number[] | undefined = () => undefined,
): Promise<EmbeddingDouble> {
  const requests: EmbeddingRequest[] = [];
  const steps: EmbeddingStep[] = [];
  const hashing = createHashingEmbedder();
  async function answer(body: EmbeddingRequest['body'], step: EmbeddingStep): Promise<string> {
    const vectors = await hashing.embed(body.input, AbortSignal.timeout(10_000));
    const data = vectors.map((vector, index) => ({
      index: step === 'number-twice' ? 0 : index,
      embedding:
        step === 'short-vectors'
          ? vector.slice(0, 512)
          : (place(body.input[index] ?? '') ?? vector.toReversed()),
    }));
    if (step === 'drop-one') data.pop();
    const usage = { total_tokens: body.input.join(' ').split(/\s+/).length };
    const said = JSON.stringify({ data: data.toReversed(), usage });
    // What some servers write for a vector that went wrong, although it is no JSON.
    return step === 'not-numbers' ? said.replace(/\[[^[\]]*\]/, '[NaN,NaN]') : said;
  }

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of message) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as EmbeddingRequest['body'];
    requests.push({ headers: message.headers, body });
    const step = steps.shift() ?? 'well';
    if (step === 'cut') response.socket?.destroy();
    else if (step === 'hang') return;
    else if (step === 'cut-in-the-middle') {
      const whole = await answer(body, step);
      response.writeHead(200, { 'content-length': whole.length });
      response.write(whole.slice(0, whole.length / 2), () => response.socket?.destroy());
    } else if (step === 'garbage') response.end('<html>busy</html>');
    else if (typeof step === 'string') response.end(await answer(body, step));
    else {
      const { status, retryAfter } = step;
      response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter });
      // It quotes what an error text should never quote.
      const said = `${message.headers.authorization} asked ${body.input[0]}`;
      response.end(JSON.stringify({ error: { type: 'server_error', message: said } }));
    }
  }

  const { origin, close } = await serveHere(serve);
  return {
    url: `${origin}/v1`,
    requests,
    steps,
    [Symbol.asyncDispose]: close,
  };
}
