import { frame, type Frames, type RecordedRequest } from './double.ts';
import { tokensOf, type AnswerStep } from './steps.ts';

type Events = (type: string, fields: object) => Buffer;

/** An answer as events of the Responses API. */
export function responsesFrames(step: AnswerStep, id: string, { body }: RecordedRequest): Frames {
  const tokens = tokensOf(step.text);
  const event = numbered();
  // The model refuses in a part of its own; the filter breaks off what the model was saying.
  const refusal = step.finish === 'refusal' && tokens.length === 0;
  const place = { item_id: `item_${id}`, output_index: 0, content_index: 0 };
  const response = {
    id: `resp_${id}`,
    object: 'response',
    created_at: 1_790_000_000,
    model: body['model'],
    output: [],
    error: null,
    incomplete_details: null,
    usage: null,
  };
  const part = refusal
    ? { type: 'refusal', refusal: '' }
    : { type: 'output_text', text: step.text, annotations: [] };
  const item = { id: place.item_id, type: 'message', role: 'assistant' };
  const opening = [
    event('response.created', { response: { ...response, status: 'in_progress' } }),
    event('response.in_progress', { response: { ...response, status: 'in_progress' } }),
    ...(step.thinking ? thinking(event) : []),
    event('response.output_item.added', {
      output_index: 0,
      item: { ...item, status: 'in_progress', content: [] },
    }),
    event('response.content_part.added', { ...place, part: { ...part, text: '' } }),
  ];
  const spoken = tokens.map((delta) => event('response.output_text.delta', { ...place, delta }));
  if (refusal) spoken.push(event('response.refusal.delta', { ...place, delta: 'I cannot help.' }));
  const done = { ...item, status: 'completed', content: [part] };
  return {
    opening,
    tokens: spoken,
    ending: [
      event('response.output_text.done', { ...place, text: step.text }),
      event('response.content_part.done', { ...place, part }),
      event('response.output_item.done', { output_index: 0, item: done }),
      ended(step, event, { ...response, output: [done], ...usageOf(step, tokens.length) }),
    ],
    tail: [],
  };
}

/** What a response may fail with; the rest comes as an event of its own. */
const failures = new Set<string | number>([
  'server_error',
  'rate_limit_exceeded',
  'invalid_prompt',
]);

/** A failure as the Responses API reports it after the beginning. */
export function responsesFailure(word: string | number, sentence: string): Buffer {
  const error = { code: word, message: sentence };
  if (!failures.has(word)) return numbered()('error', { ...error, param: null });
  return numbered()('response.failed', {
    response: { id: 'resp_failed', status: 'failed', error },
  });
}

function ended(step: AnswerStep, event: Events, response: object): Buffer {
  const reason = {
    stop: undefined,
    length: 'max_output_tokens',
    refusal: step.text === '' ? undefined : 'content_filter',
  }[step.finish ?? 'stop'];
  if (reason === undefined) {
    return event('response.completed', { response: { ...response, status: 'completed' } });
  }
  const details = { incomplete_details: { reason } };
  return event('response.incomplete', {
    response: { ...response, status: 'incomplete', ...details },
  });
}

function thinking(event: Events): Buffer[] {
  const place = { item_id: 'item_thinking', output_index: 0, summary_index: 0 };
  return [
    event('response.reasoning_summary_text.delta', { ...place, delta: 'They want to know why.' }),
  ];
}

function numbered(): Events {
  let sequence = 0;
  return (type, fields) => frame({ type, ...fields, sequence_number: sequence++ }, type);
}

function usageOf({ usage = {} }: AnswerStep, tokens: number): object {
  if (usage === 'absent') return {};
  if (usage === 'wrong') return { usage: { input_tokens: 'many', output_tokens: -1 } };
  const { inputTokens = 25, outputTokens = tokens } = usage;
  return {
    usage: {
      input_tokens: inputTokens,
      output_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    },
  };
}
