import { startDouble, type Dialect, type Double, type RecordedRequest } from './double.ts';
import { chatFrames, chatFailure } from './openai-chat-frames.ts';
import { responsesFailure, responsesFrames } from './openai-responses-frames.ts';
import { chatPart, objectionToParts, responsesPart } from './shown-pictures.ts';
import type { FailStep } from './steps.ts';

export interface OpenAiDoubleOptions {
  /** Answers without an Authorization header too, as servers at home do. */
  readonly keyless?: boolean;
}

/** The environment of a program that has this double at `url` for its only model. */
export function scriptedModelAt(url: string): Readonly<Record<string, string>> {
  return {
    CHAT_MODEL: 'openai:scripted',
    OPENAI_BASE_URL: url,
    OPENAI_API_KEY: 'key',
    CHAT_PRICE_INPUT: '1',
    CHAT_PRICE_OUTPUT: '1',
  };
}

/**
 * OpenAI's Chat Completions and Responses APIs, and any server compatible with them. Give its `url`
 * to the adapter as base address.
 */
export function startOpenAiDouble({ keyless = false }: OpenAiDoubleOptions = {}): Promise<Double> {
  let answers = 0;
  const kept = new Set<unknown>();
  const dialect: Dialect = {
    basePath: '/v1',
    objection: (request) => objection(request, keyless) ?? forgotten(request, kept),
    frames: (step, request) => {
      answers += 1;
      const id = String(answers).padStart(8, '0');
      if (request.body['store'] === true) kept.add(`resp_${id}`);
      return isChat(request) ? chatFrames(step, id, request) : responsesFrames(step, id, request);
    },
    failure: (step, sentence) => ({
      body: {
        error: {
          message: sentence,
          type: step.word ?? typeOf(step.status),
          param: step.param ?? null,
          code: step.word ?? null,
        },
      },
      headers: { 'x-request-id': 'req_double' },
    }),
    failureFrame: (word, sentence, request) =>
      isChat(request) ? chatFailure(word, sentence) : responsesFailure(word, sentence),
  };
  return startDouble(dialect);
}

function isChat({ path }: RecordedRequest): boolean {
  return path === '/v1/chat/completions';
}

/** An answer that nobody asked to keep cannot be gone on from. */
function forgotten({ body }: RecordedRequest, kept: ReadonlySet<unknown>): FailStep | undefined {
  const last = body['previous_response_id'];
  if (last === undefined || kept.has(last)) return undefined;
  return {
    does: 'fail',
    status: 400,
    word: 'previous_response_not_found',
    param: 'previous_response_id',
    message: 'the previous response was not found',
  };
}

/** What the vendor itself refuses. */
function objection(request: RecordedRequest, keyless: boolean): FailStep | undefined {
  const { path, headers, body } = request;
  const refused = (message: string): FailStep => ({ does: 'fail', status: 400, message });
  if (!isChat(request) && path !== '/v1/responses') return { does: 'fail', status: 404 };
  if (!keyless && !headers.authorization) return { does: 'fail', status: 401 };
  if (typeof body['model'] !== 'string') return refused('you must provide a model parameter');
  if (body['stream'] !== true) return refused('this double only streams');
  const said = isChat(request) ? body['messages'] : body['input'];
  if (!Array.isArray(said) || said.length === 0) return refused('nothing was said');
  if (wantsJson(request) && !/json/i.test(JSON.stringify(said))) {
    return refused("messages must contain the word 'json' in some form");
  }
  if (isChat(request) && !takesTurns(said as { role: string }[])) {
    return refused('Conversation roles must alternate user/assistant/user/assistant/...');
  }
  for (const { content } of said as { content: unknown }[]) {
    const trouble = objectionToParts(content, isChat(request) ? chatPart : responsesPart);
    if (trouble) return refused(trouble);
  }
  return undefined;
}

/** As the chat templates of many open models want it, behind a system message. */
function takesTurns(said: readonly { role: string }[]): boolean {
  const spoken = said.filter(({ role }) => role !== 'system');
  return spoken.every(({ role }, at) => role === (at % 2 === 0 ? 'user' : 'assistant'));
}

function wantsJson({ body }: RecordedRequest): boolean {
  return JSON.stringify([body['response_format'], body['text']]).includes('json_object');
}

function typeOf(status: number): string {
  const types: Record<number, string> = {
    400: 'invalid_request_error',
    401: 'invalid_api_key',
    403: 'permission_error',
    429: 'rate_limit_exceeded',
  };
  return types[status] ?? 'server_error';
}
