import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type {
  ChatMessage,
  ChatModel,
  ChatRequest,
  FinishReason,
  TokenUsage,
} from '../chat-model.ts';
import {
  streamAnswer,
  type AnswerReader,
  type Ending,
  type VendorOptions,
} from './answer-stream.ts';
import { dataUrl } from './data-url.ts';
import { systemText } from './json-reply.ts';
import type { OpenAiNeeds } from './openai-needs.ts';
import { readChunks } from './read-chunks.ts';
import { askWithAcceptedFields } from './refused-fields.ts';
import { tokenUsage } from './token-count.ts';

/** Fields that some models or servers refuse; asked for, not insisted on. */
const optionalFields = [
  'temperature',
  'reasoning_effort',
  'response_format',
  'stream_options',
  'max_tokens',
];

/** Chat Completions, the dialect of all OpenAI-compatible servers. */
export function createChatStream({
  vendor,
  patience,
  options,
  client,
}: OpenAiNeeds): ChatModel['stream'] {
  const refused = new Set<string>();
  return (request, signal) => {
    const open = async (ending: AbortSignal) => {
      const { chat } = await client();
      const response = await askWithAcceptedFields(refused, optionalFields, () =>
        chat.completions.create(bodyOf(request, options, refused), { signal: ending }).asResponse(),
      );
      return readChunks<ChatCompletionChunk>(response);
    };
    return streamAnswer({ vendor, patience, reader: createReader(), open }, signal);
  };
}

function bodyOf(
  request: ChatRequest,
  { model, baseUrl, effort }: VendorOptions,
  refused: ReadonlySet<string>,
): ChatCompletionCreateParamsStreaming {
  const { messages, maxOutputTokens, temperature, json } = request;
  const system = systemText(request);
  const itself = baseUrl === undefined;
  // The older name is the one every compatible server knows; OpenAI's thinking models refuse it.
  const limit = itself || refused.has('max_tokens') ? 'max_completion_tokens' : 'max_tokens';
  const wanted = {
    ...(temperature !== undefined && { temperature }),
    ...(effort !== undefined && { reasoning_effort: effort }),
    ...(json && { response_format: { type: 'json_object' as const } }),
    stream_options: { include_usage: true },
  };
  return {
    model,
    messages: [
      ...(system ? [{ role: 'system' as const, content: system }] : []),
      ...messages.map(toMessage),
    ],
    [limit]: maxOutputTokens,
    ...Object.fromEntries(Object.entries(wanted).filter(([field]) => !refused.has(field))),
    // What students write is not for OpenAI to keep.
    ...(itself && { store: false }),
    stream: true,
  };
}

function toMessage({ role, content, pictures = [] }: ChatMessage): ChatCompletionMessageParam {
  if (role === 'assistant' || pictures.length === 0) return { role, content };
  const shown = pictures.map((picture) => ({
    type: 'image_url' as const,
    image_url: { url: dataUrl(picture) },
  }));
  return { role, content: [{ type: 'text', text: content }, ...shown] };
}

function createReader(): AnswerReader<ChatCompletionChunk> {
  let responseId: string | null = null;
  let usage: TokenUsage | null = null;
  let reason: FinishReason | undefined;
  let refusal = false;

  function ending(): Ending | undefined {
    if (reason === undefined) return undefined;
    return { reason: refusal ? 'refusal' : reason, usage, responseId };
  }

  return {
    read: (chunk) => {
      responseId ??= chunk.id || null;
      // Most servers send usage in a last chunk without choices, some in every chunk.
      if (chunk.usage) {
        usage = tokenUsage(chunk.usage.prompt_tokens, chunk.usage.completion_tokens);
      }
      const [choice] = chunk.choices;
      if (!choice) return undefined;
      if (choice.finish_reason) reason = reasonOf(choice.finish_reason);
      const { content, refusal: said } = choice.delta;
      if (said) refusal = true;
      if (content) return content;
      // Compatible servers stream thinking under names of their own; a first chunk names a role only.
      return said || isThinking(choice.delta) ? '' : undefined;
    },
    ending,
  };
}

function isThinking(delta: object): boolean {
  return ['reasoning', 'reasoning_content'].some((name) =>
    Boolean(Object.getOwnPropertyDescriptor(delta, name)?.value),
  );
}

function reasonOf(finish: string): FinishReason {
  if (finish === 'length') return 'length';
  return finish === 'content_filter' ? 'refusal' : 'stop';
}
