import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { digest } from '../../src/ground/crypto/index.ts';
import {
  ModelError,
  type ChatChunk,
  type ChatModel,
  type ChatRequest,
} from '../../src/models/index.ts';

/**
 * Model replies on file. A recording passes every call on and writes down what came back; a replay
 * answers from the file and asks nobody, so that a published result can be run again offline.
 */
export interface Cassette {
  wrap(model: ChatModel): ChatModel;
  /** Replays whose prompt differed from the recorded one and were found by their messages alone. */
  readonly inexact: () => number;
  /** The first call that a replay could not answer: whoever asked for it may have gone on without. */
  readonly missed: () => CassetteMissError | undefined;
}

/** A replay was asked something that is not on the file. */
export class CassetteMissError extends Error {
  override readonly name = 'CassetteMissError';
  readonly code = 'cassette_miss';
}

const chunk = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('finish'),
    reason: z.enum(['stop', 'length', 'refusal']),
    usage: z.object({ inputTokens: z.number(), outputTokens: z.number() }).nullable(),
    responseId: z.string().nullable(),
  }),
]);

const entry = z.object({
  model: z.string(),
  /** Digest of everything the model saw. */
  exact: z.string(),
  /** Digest of the conversation without the system prompt. */
  near: z.string(),
  chunks: z.array(chunk),
  failure: z
    .enum([
      'key_refused',
      'rate_limited',
      'unavailable',
      'timed_out',
      'model_gone',
      'request_refused',
      'empty',
      'declined',
      'no_model',
    ])
    .nullable(),
});
type Entry = z.infer<typeof entry>;

export const noCassette: Cassette = {
  wrap: (model) => model,
  inexact: () => 0,
  missed: () => undefined,
};

/** Appends every call to the file. */
export function recordTo(file: string): Cassette {
  return {
    ...noCassette,
    wrap: (model) => ({
      provider: model.provider,
      model: model.model,
      stream: async function* (request, signal) {
        const chunks: ChatChunk[] = [];
        const write = (failure: Entry['failure']): Promise<void> =>
          appendFile(file, `${JSON.stringify({ ...keysOf(model, request), chunks, failure })}\n`);
        try {
          for await (const part of model.stream(request, signal)) {
            chunks.push(part);
            yield part;
          }
        } catch (error) {
          if (error instanceof ModelError) await write(error.code);
          throw error;
        }
        await write(null);
      },
    }),
  };
}

/** @throws Error with a sentence when the file is no cassette */
export async function replayFrom(file: string): Promise<Cassette> {
  const exact = new Map<string, Entry>();
  const near = new Map<string, Entry>();
  for (const [at, line] of (await readFile(file, 'utf8')).split('\n').entries()) {
    if (line === '') continue;
    const read = entry.safeParse(parseJson(line));
    if (!read.success) throw new Error(`${file} line ${at + 1} is not a recorded reply.`);
    exact.set(read.data.exact, read.data);
    near.set(read.data.near, read.data);
  }
  let inexact = 0;
  let missed: CassetteMissError | undefined;
  return {
    inexact: () => inexact,
    missed: () => missed,
    wrap: (model) => ({
      provider: model.provider,
      model: model.model,
      stream: async function* (request, signal) {
        const keys = keysOf(model, request);
        const found = exact.get(keys.exact);
        const played = found ?? near.get(keys.near);
        if (!played) {
          const miss = new CassetteMissError(
            `${file} holds no reply of ${keys.model} to “${lastWords(request)}”.`,
          );
          missed ??= miss;
          throw miss;
        }
        if (!found) inexact += 1;
        for (const part of played.chunks) {
          signal.throwIfAborted();
          yield part;
        }
        if (played.failure !== null)
          throw new ModelError(played.failure, 'The recorded call failed.');
      },
    }),
  };
}

function keysOf({ provider, model }: ChatModel, request: ChatRequest) {
  const { system, messages, maxOutputTokens, temperature, json } = request;
  const name = `${provider}:${model}`;
  return {
    model: name,
    exact: digest(JSON.stringify([name, system, messages, maxOutputTokens, temperature, json])),
    near: digest(JSON.stringify([name, messages, json])),
  };
}

function lastWords({ messages }: ChatRequest): string {
  return (messages.at(-1)?.content ?? '').slice(0, 80);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
