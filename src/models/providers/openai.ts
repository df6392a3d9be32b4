import type { OpenAI } from 'openai';
import type { ChatModel } from '../chat-model.ts';
import { patienceOf, type VendorOptions } from './answer-stream.ts';
import { createChatStream } from './openai-chat.ts';
import { createResponsesStream } from './openai-responses.ts';

export interface OpenAiOptions extends VendorOptions {
  /** Undefined for a server that asks for none. */
  readonly apiKey: string | undefined;
  /**
   * Chat Completions is what OpenAI-compatible servers speak and the default for a `baseUrl`;
   * OpenAI itself is asked through its Responses API.
   */
  readonly api?: 'responses' | 'chat' | undefined;
  /** Whose server it is, as named in prices and reports ('openai'). */
  readonly provider?: string | undefined;
}

/** GPT models, and every server that speaks OpenAI's language: Groq, xAI, Gemini, Ollama, vLLM. */
export function createOpenAiModel(options: OpenAiOptions): ChatModel {
  const { model, baseUrl, provider = 'openai' } = options;
  const { api = baseUrl === undefined ? 'responses' : 'chat' } = options;
  const patience = patienceOf(options);
  let opened: Promise<OpenAI> | undefined;
  const client = () => (opened ??= openClient(options, patience.firstTokenMs));
  const createStream = api === 'chat' ? createChatStream : createResponsesStream;
  return { provider, model, stream: createStream({ vendor: provider, patience, client, options }) };
}

/** The SDK takes a quarter of a second to load, which a server without a key need not spend. */
async function openClient(
  { apiKey, baseUrl }: OpenAiOptions,
  firstTokenMs: number,
): Promise<OpenAI> {
  const { OpenAI: Client } = await import('openai');
  return new Client({
    // The SDK insists on a key and sends it; without one the header is taken away again.
    apiKey: apiKey ?? 'none',
    ...(apiKey === undefined && { defaultHeaders: { authorization: null } }),
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    // Null, or the SDK looks for them in the environment.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    // Ours end the request earlier; the SDK's own must only stay out of the way.
    timeout: firstTokenMs + 60_000,
    // Its log quotes what vendors sent.
    logLevel: 'off',
  });
}
