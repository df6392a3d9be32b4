import { frame, startDouble, type Dialect, type Double, type RecordedRequest } from './double.ts';
import { anthropicPart, objectionToParts } from './shown-pictures.ts';
import { tokensOf, type AnswerStep, type FailStep } from './steps.ts';

/** Anthropic's Messages API. Give its `url` to the adapter as base address. */
export function startAnthropicDouble(): Promise<Double> {
  let answers = 0;
  const dialect: Dialect = {
    basePath: '',
    objection,
    frames: (step, request) => {
      answers += 1;
      return framesOf(step, `msg_${String(answers).padStart(8, '0')}`, request);
    },
    failure: (step, sentence) => ({
      body: {
        type: 'error',
        error: { type: step.word ?? wordOf(step.status), message: sentence },
        request_id: 'req_double',
      },
      headers: { 'request-id': 'req_double' },
    }),
    failureFrame: (word, sentence) =>
      event({ type: 'error', error: { type: word, message: sentence } }),
  };
  return startDouble(dialect);
}

/** What the vendor itself refuses; the rules of API version 2026-10-21. */
function objection({ path, headers, body }: RecordedRequest): FailStep | undefined {
  const refused = (message: string): FailStep => ({ does: 'fail', status: 400, message });
  if (path !== '/v1/messages') return { does: 'fail', status: 404 };
  const key = headers.authorization?.replace('Bearer ', '') ?? headers['x-api-key'];
  if (!key) return { does: 'fail', status: 401, message: 'authentication is missing' };
  if (!headers['anthropic-version']) return refused('anthropic-version: header is required');
  if (typeof body['model'] !== 'string') return refused('model: Field required');
  if (!Number.isInteger(body['max_tokens'])) return refused('max_tokens: Field required');
  if (body['stream'] !== true) return refused('this double only streams');
  for (const gone of ['temperature', 'top_p', 'top_k']) {
    if (gone in body) return refused(`${gone}: Extra inputs are not permitted`);
  }
  const messages = body['messages'] as { role: string; content: string }[];
  if (messages.some(({ role }) => role !== 'user' && role !== 'assistant')) {
    return refused('messages: unexpected role');
  }
  if (messages.some(({ content }) => content === '')) return refused('messages: text is empty');
  for (const { content } of messages) {
    const trouble = objectionToParts(content, anthropicPart);
    if (trouble) return refused(`messages: ${trouble}`);
  }
  return undefined;
}

function framesOf(step: AnswerStep, id: string, { body }: RecordedRequest) {
  const tokens = tokensOf(step.text);
  const first = step.thinking ? 1 : 0;
  const delta = (index: number, content: object) =>
    event({ type: 'content_block_delta', index, delta: content });
  const { input, output } = usageOf(step, tokens.length);
  const message = {
    id,
    type: 'message',
    role: 'assistant',
    model: body['model'],
    content: [],
    stop_reason: null,
    stop_sequence: null,
    ...(input && { usage: { ...input, output_tokens: 1 } }),
  };
  const thinking = [
    event({
      type: 'content_block_start',
      index: 0,
      content_block: { type: 'thinking', thinking: '', signature: '' },
    }),
    delta(0, { type: 'thinking_delta', thinking: 'The student wants to know why.' }),
    delta(0, { type: 'signature_delta', signature: 'c2lnbmVk' }),
    event({ type: 'content_block_stop', index: 0 }),
  ];
  const opened = event({
    type: 'content_block_start',
    index: first,
    content_block: { type: 'text', text: '' },
  });
  const spoken = tokens.length > 0;
  return {
    opening: [
      event({ type: 'message_start', message }),
      event({ type: 'ping' }),
      ...(step.thinking ? thinking : []),
      ...(spoken ? [opened] : []),
    ],
    tokens: tokens.map((text) => delta(first, { type: 'text_delta', text })),
    ending: [
      ...(spoken ? [event({ type: 'content_block_stop', index: first })] : []),
      event({
        type: 'message_delta',
        delta: stopOf(step),
        ...(output && { usage: output }),
      }),
    ],
    tail: [event({ type: 'message_stop' })],
  };
}

function usageOf({ usage = {} }: AnswerStep, tokens: number) {
  if (usage === 'absent') return { input: undefined, output: undefined };
  if (usage === 'wrong') {
    return { input: { input_tokens: 'many' }, output: { output_tokens: -1 } };
  }
  return {
    input: {
      input_tokens: usage.inputTokens ?? 25,
      cache_creation_input_tokens: usage.cacheWriteTokens ?? 0,
      cache_read_input_tokens: usage.cacheReadTokens ?? 0,
    },
    output: { output_tokens: usage.outputTokens ?? tokens },
  };
}

function stopOf({ finish = 'stop' }: AnswerStep): object {
  const words = { stop: 'end_turn', length: 'max_tokens', refusal: 'refusal' } as const;
  const details = { type: 'refusal', category: 'bio', explanation: 'This is about harm.' };
  return {
    stop_reason: words[finish],
    stop_sequence: null,
    stop_details: finish === 'refusal' ? details : null,
  };
}

function wordOf(status: number): string {
  const words: Record<number, string> = {
    400: 'invalid_request_error',
    401: 'authentication_error',
    402: 'billing_error',
    403: 'permission_error',
    404: 'not_found_error',
    413: 'request_too_large',
    429: 'rate_limit_error',
    504: 'timeout_error',
    529: 'overloaded_error',
  };
  return words[status] ?? 'api_error';
}

function event(data: { readonly type: string } & Record<string, unknown>): Buffer {
  return frame(data, data.type);
}
