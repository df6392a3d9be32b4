import type {
  Response,
  ResponseCreateParamsStreaming,
  ResponseStreamEvent,
} from 'openai/resources/responses/responses';
import type { ChatModel, ChatRequest, FinishReason } from '../chat-model.ts';
import {
  streamAnswer,
  type AnswerReader,
  type Ending,
  type VendorOptions,
} from './answer-stream.ts';
import { systemText } from './json-reply.ts';
import type { OpenAiNeeds } from './openai-needs.ts';
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
    const open = async (ending: AbortSignal) => {
      const { responses } = await client();
      return askWithAcceptedFields(refused, optionalFields, () =>
        responses.create(bodyOf(request, options, refused), { signal: ending }),
      );
    };
    return streamAnswer({ vendor, patience, reader: createReader(vendor), open }, signal);
  };
}

function bodyOf(
  request: ChatRequest,
  { model, effort = 'low' }: VendorOptions,
  refused: ReadonlySet<string>,
): ResponseCreateParamsStreaming {
  const { messages, maxOutputTokens, temperature, json } = request;
  const system = systemText(request);
  const plain = messages.map(({ role, content }) => ({ role, content }));
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
