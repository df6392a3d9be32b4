import type {
  EasyInputMessage,
  Response,
  ResponseCreateParamsStreaming,
  ResponseStreamEvent,
} from 'openai/resources/responses/responses';
import type { ChatMessage, ChatModel, ChatRequest, FinishReason } from '../chat-model.ts';
import { nameOf, type ModelRef } from '../model-ref.ts';
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
import { vendorFailure } from './vendor-failure.ts';

/** Fields that some models refuse; asked for, not insisted on. */
const optionalFields = ['temperature', 'reasoning', 'text.format'];

/** OpenAI refuses a lower limit. */
const leastOutputTokens = 16;

/** The Responses API of OpenAI. */
export function createResponsesStream({
  vendor,
  patience,
  options,
  client,
}: OpenAiNeeds): ChatModel['stream'] {
  const refused = new Set<string>();
  return (request, signal) => {
    const keeping = keepingOf(request, options);
    let last = keeping ? lastOf(request, { provider: vendor, model: options.model }) : undefined;
    const open = async (ending: AbortSignal) => {
      const { responses } = await client();
      const ask = async () => {
        const response = await askWithAcceptedFields(refused, optionalFields, () => {
          const body = bodyOf(request, options, refused);
          const whole = keeping ? keptBody(body, request, last) : body;
          return responses.create(whole, { signal: ending }).asResponse();
        });
        return readChunks<ResponseStreamEvent>(response);
      };
      try {
        return await ask();
      } catch (error) {
        if (last === undefined || !isForgotten(error)) throw error;
        last = undefined;
        return ask();
      }
    };
    const taken = () =>
      keeping ? ({ type: 'kept', continuedFrom: last ?? null } as const) : undefined;
    return streamAnswer({ vendor, patience, reader: createReader(vendor), open, taken }, signal);
  };
}

/** JSON mode looks for its word in the input, where a kept conversation has no instructions. */
function keepingOf({ conversation, json }: ChatRequest, { keepsAnswers }: VendorOptions): boolean {
  return conversation !== undefined && keepsAnswers === true && !json;
}

/** The answer to go on from, when this very model gave it. */
function lastOf({ conversation }: ChatRequest, ref: ModelRef): string | undefined {
  const last = conversation?.last;
  return last && nameOf(last) === nameOf(ref) ? last.responseId : undefined;
}

/**
 * A request whose answer the vendor keeps. What the prompt says goes as instructions, which it does
 * not carry on: the passages of one question are not the evidence of the next.
 */
function keptBody(
  body: ResponseCreateParamsStreaming,
  request: ChatRequest,
  last: string | undefined,
): ResponseCreateParamsStreaming {
  const { messages } = request;
  const sent = last === undefined ? messages : messages.slice(-1);
  return {
    ...body,
    ...(request.system && { instructions: request.system }),
    input: sent.map(toItem),
    ...(last !== undefined && { previous_response_id: last }),
    store: true,
  };
}

/** The vendor keeps answers for a while, and in one account. */
function isForgotten(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, param }: { code?: unknown; param?: unknown } = error;
  return code === 'previous_response_not_found' || param === 'previous_response_id';
}

function bodyOf(
  request: ChatRequest,
  { model, effort = 'low' }: VendorOptions,
  refused: ReadonlySet<string>,
): ResponseCreateParamsStreaming {
  const { messages, maxOutputTokens, temperature, json } = request;
  const system = systemText(request);
  const plain = messages.map(toItem);
  return {
    model,
    // Not as `instructions`: JSON mode looks for the word in the input alone.
    input: system ? [{ role: 'developer', content: system }, ...plain] : plain,
    max_output_tokens: Math.max(leastOutputTokens, maxOutputTokens),
    ...(temperature !== undefined && !refused.has('temperature') && { temperature }),
    ...(!refused.has('reasoning') && { reasoning: { effort } }),
    ...(json && !refused.has('text.format') && { text: { format: { type: 'json_object' } } }),
    // What students write is not for OpenAI to keep.
    store: false,
    stream: true,
  };
}

function toItem({ role, content, pictures = [] }: ChatMessage): EasyInputMessage {
  if (role === 'assistant' || pictures.length === 0) return { role, content };
  const shown = pictures.map((picture) => ({
    type: 'input_image' as const,
    image_url: dataUrl(picture),
    detail: 'auto' as const,
  }));
  return { role, content: [{ type: 'input_text', text: content }, ...shown] };
}

function createReader(vendor: string): AnswerReader<ResponseStreamEvent> {
  let ending: Ending | undefined;
  let refusal = false;

  return {
    read: (event) => {
      switch (event.type) {
        case 'response.output_text.delta':
          return event.delta;
        case 'response.refusal.delta':
          refusal = true;
          return '';
        case 'response.reasoning_text.delta':
        case 'response.reasoning_summary_text.delta':
          return '';
        case 'response.completed':
        case 'response.incomplete':
          ending = endingOf(event.response, refusal);
          return undefined;
        case 'response.failed':
          throw vendorFailure(vendor, event.response.error);
        case 'error':
          throw vendorFailure(vendor, event);
        default:
          return undefined;
      }
    },
    ending: () => ending,
  };
}

function endingOf(response: Response, refusal: boolean): Ending {
  const { id, usage } = response;
  return {
    reason: refusal ? 'refusal' : reasonOf(response),
    usage: tokenUsage(usage?.input_tokens, usage?.output_tokens),
    responseId: id,
  };
}

function reasonOf({ incomplete_details: incomplete }: Response): FinishReason {
  if (!incomplete) return 'stop';
  return incomplete.reason === 'content_filter' ? 'refusal' : 'length';
}
