import type { Anthropic } from '@anthropic-ai/sdk';
import type {
  MessageCreateParamsStreaming,
  MessageParam,
  RawMessageStreamEvent,
  StopReason,
} from '@anthropic-ai/sdk/resources/messages';
import type { ChatMessage, ChatModel, ChatRequest, FinishReason } from '../chat-model.ts';
import {
  patienceOf,
  streamAnswer,
  type AnswerReader,
  type Ending,
  type VendorOptions,
} from './answer-stream.ts';
import { systemText } from './json-reply.ts';
import { readChunks } from './read-chunks.ts';
import { askWithAcceptedFields } from './refused-fields.ts';
import { tokenUsage } from './token-count.ts';

export interface AnthropicOptions extends VendorOptions {
  readonly apiKey: string;
}

/** Fields that some Claude models refuse; asked for, not insisted on. */
const optionalFields = ['effort'];

/**
 * Claude over the Messages API. Temperature is not sent: since API version 2026-10-21, the one the
 * SDK speaks, a request that carries it is refused. Tokens of prompt caches count as input.
 */
export function createAnthropicModel(options: AnthropicOptions): ChatModel {
  const patience = patienceOf(options);
  const refused = new Set<string>();
  let client: Promise<Anthropic> | undefined;

  return {
    provider: 'anthropic',
    model: options.model,
    stream: (request, signal) =>
      streamAnswer(
        {
          vendor: 'anthropic',
          patience,
          reader: createReader(),
          open: async (ending) => {
            client ??= openClient(options, patience.firstTokenMs);
            const { messages } = await client;
            const response = await askWithAcceptedFields(refused, optionalFields, () =>
              messages.create(bodyOf(request, options, refused), { signal: ending }).asResponse(),
            );
            return readChunks<RawMessageStreamEvent>(response);
          },
        },
        signal,
      ),
  };
}

/** The SDK takes a third of a second to load, which a server without a key need not spend. */
async function openClient(
  { apiKey, baseUrl }: AnthropicOptions,
  firstTokenMs: number,
): Promise<Anthropic> {
  const { Anthropic: Client } = await import('@anthropic-ai/sdk');
  return new Client({
    apiKey,
    baseURL: baseUrl ?? 'https://api.anthropic.com',
    maxRetries: 0,
    // Ours end the request earlier; the SDK's own must only stay out of the way.
    timeout: firstTokenMs + 60_000,
    // Its log quotes what vendors sent.
    logLevel: 'off',
    openTelemetry: false,
  });
}

function bodyOf(
  request: ChatRequest,
  { model, effort = 'low' }: AnthropicOptions,
  refused: ReadonlySet<string>,
): MessageCreateParamsStreaming {
  const system = systemText(request);
  return {
    model,
    max_tokens: request.maxOutputTokens,
    ...(system && { system }),
    messages: request.messages.map(toMessage),
    ...(!refused.has('effort') && { output_config: { effort } }),
    stream: true,
  };
}

/** Pictures before the words about them, as the vendor advises. */
function toMessage({ role, content, pictures = [] }: ChatMessage): MessageParam {
  if (pictures.length === 0) return { role, content };
  const shown = pictures.map(({ mediaType, base64 }) => ({
    type: 'image' as const,
    source: { type: 'base64' as const, media_type: mediaType, data: base64() },
  }));
  return { role, content: [...shown, { type: 'text', text: content }] };
}

type Usage = Partial<Record<(typeof counts)[number], number | null>>;

const counts = [
  'input_tokens',
  'cache_creation_input_tokens',
  'cache_read_input_tokens',
  'output_tokens',
] as const;

function createReader(): AnswerReader<RawMessageStreamEvent> {
  let responseId: string | null = null;
  let usage: Usage = {};
  let ending: Ending | undefined;

  return {
    read: (event) => {
      switch (event.type) {
        case 'message_start':
          responseId = event.message.id;
          usage = latest(usage, event.message.usage);
          return undefined;
        case 'content_block_start':
          return event.content_block.type === 'text'
            ? event.content_block.text || undefined
            : undefined;
        case 'content_block_delta':
          return event.delta.type === 'text_delta' ? event.delta.text : '';
        case 'message_delta':
          usage = latest(usage, event.usage);
          if (event.delta.stop_reason !== null) {
            ending = { reason: reasonOf(event.delta.stop_reason), usage: total(usage), responseId };
          }
          return undefined;
        default:
          return undefined;
      }
    },
    ending: () => ending,
  };
}

/** Counts are cumulative, and the end of a stream repeats only some of them. */
function latest(before: Usage, told: Usage | null | undefined): Usage {
  const usage = { ...before };
  for (const count of counts) {
    const value = told?.[count];
    if (value !== null && value !== undefined) usage[count] = value;
  }
  return usage;
}

function total(usage: Usage) {
  const input =
    (usage.input_tokens ?? Number.NaN) +
    (usage.cache_creation_input_tokens ?? 0) +
    (usage.cache_read_input_tokens ?? 0);
  return tokenUsage(input, usage.output_tokens);
}

function reasonOf(stop: StopReason): FinishReason {
  if (stop === 'refusal') return 'refusal';
  return stop === 'max_tokens' || stop === 'model_context_window_exceeded' ? 'length' : 'stop';
}
