import { frame, type Bill, type Frames, type RecordedRequest } from './double.ts';
import { tokensOf, type AnswerStep } from './steps.ts';

/** An answer as chunks of a Chat Completion. */
export function chatFrames(step: AnswerStep, id: string, { body }: RecordedRequest): Frames {
  const tokens = tokensOf(step.text);
  const common = {
    id: `chatcmpl-${id}`,
    object: 'chat.completion.chunk',
    created: 1_790_000_000,
    model: body['model'],
    system_fingerprint: 'fp_double',
  };
  const counted = isIncluded(body) && step.usage !== 'absent';
  const chunk = (delta: object, finish: string | null = null): Buffer =>
    frame({
      ...common,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      ...(counted && { usage: null }),
    });
  // The model refuses in a field of its own; the filter breaks off what the model was saying.
  const declined = step.finish === 'refusal' && tokens.length === 0;
  const reasons = {
    stop: 'stop',
    length: 'length',
    refusal: declined ? 'stop' : 'content_filter',
  } as const;
  return {
    opening: [
      chunk({ role: 'assistant', content: '', refusal: null }),
      ...(declined ? [chunk({ refusal: 'I cannot help with that.' })] : []),
      ...(step.thinking ? [chunk({ reasoning: 'The student wants to know why.' })] : []),
    ],
    tokens: tokens.map((content) => chunk({ content })),
    ending: [chunk({}, reasons[step.finish ?? 'stop'])],
    tail: [
      ...(counted ? [frame({ ...common, choices: [], usage: usageOf(step, tokens.length) })] : []),
      frame('[DONE]'),
    ],
    bill: counted ? billOf(step, tokens.length) : undefined,
  };
}

/** A failure as servers write it into a chunk. */
export function chatFailure(word: string | number, sentence: string): Buffer {
  return frame({ error: { message: sentence, param: null, code: word } });
}

function isIncluded(body: RecordedRequest['body']): boolean {
  const options = body['stream_options'] as { include_usage?: boolean } | undefined;
  return options?.include_usage === true;
}

function usageOf(step: AnswerStep, tokens: number): object {
  const bill = billOf(step, tokens);
  if (!bill) return { prompt_tokens: 'many', completion_tokens: -1 };
  const { inputTokens, outputTokens } = bill;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
}

function billOf({ usage = {} }: AnswerStep, tokens: number): Bill | undefined {
  if (usage === 'wrong') return undefined;
  const { inputTokens = 25, outputTokens = tokens } = usage === 'absent' ? {} : usage;
  return { inputTokens, outputTokens };
}
