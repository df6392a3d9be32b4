import type { Tier } from './task.ts';

/** How a provider is spoken to. */
export interface Provider {
  /** `chat`: Chat Completions, the dialect of every OpenAI-compatible server. */
  readonly speaks: 'anthropic' | 'openai' | 'chat';
  /** Undefined: the address the vendor's own SDK knows. */
  readonly baseUrl?: string | undefined;
  /** `optional`: a server that may run without any. */
  readonly key: 'required' | 'optional';
  /** A server of one's own sends no bill: its models cost nothing unless the operator prices them. */
  readonly free?: boolean | undefined;
  /** The vendor may keep what students write, to go on from its own last answer; `openai` alone can. */
  readonly keepsAnswers?: boolean | undefined;
  /** Whether its models can be shown pictures: all, none (the default), or those named. */
  readonly sees?: boolean | readonly string[] | undefined;
}

/** A provider that is ready to be named, with the model it has for each tier. */
export interface Preset extends Provider {
  /** Undefined where only the operator knows which models the server holds. */
  readonly models?: Readonly<Record<Tier, string>>;
}

/**
 * OpenAI's models that take pictures. Sources: developers.openai.com/api/docs/models/gpt-6.1-terra (text
 * and image, read 2026-11-21), vercel.com/ai-gateway/models/gpt-6.1-sol (likewise),
 * runware.ai/docs/models/openai-gpt-6-luna (22 September 2026), inference.sh/apps/openai/gpt-6-sol (13 October
 * 2026); of others it is not assumed.
 */
const openAiSees = ['gpt-6.1-terra', 'gpt-6.1-sol', 'gpt-6-sol', 'gpt-6-luna'];

/**
 * Providers that can be named without describing them. Base addresses are the vendors' own; the
 * models are those of price-list.ts, so that naming a provider is enough to know what it costs. All
 * current Claude models see (platform.claude.com/docs/en/models/overview), and so do all Gemini models
 * (ai.google.dev/gemini-api/docs/image-understanding), both read 2026-11-21. Groq's gpt-oss reads text alone; of
 * xAI's current models nobody could be quoted.
 */
export const presets: Readonly<Record<string, Preset>> = {
  anthropic: {
    speaks: 'anthropic',
    key: 'required',
    sees: true,
    models: {
      fast: 'claude-haiku-5-5',
      medium: 'claude-sonnet-5-5',
      complex: 'claude-opus-5-5',
    },
  },
  openai: {
    speaks: 'openai',
    key: 'required',
    sees: openAiSees,
    models: { fast: 'gpt-6-luna', medium: 'gpt-6.1-terra', complex: 'gpt-6.1-sol' },
  },
  xai: {
    speaks: 'chat',
    baseUrl: 'https://api.x.ai/v1',
    key: 'required',
    models: { fast: 'grok-4.3', medium: 'grok-4.7', complex: 'grok-4.7' },
  },
  groq: {
    speaks: 'chat',
    baseUrl: 'https://api.groq.com/openai/v1',
    key: 'required',
    models: {
      fast: 'openai/gpt-oss-20b',
      medium: 'openai/gpt-oss-120b',
      complex: 'openai/gpt-oss-120b',
    },
  },
  gemini: {
    speaks: 'chat',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
    key: 'required',
    sees: true,
    models: {
      fast: 'gemini-3.5-flash-lite',
      medium: 'gemini-3.8-flash',
      complex: 'gemini-3.1-pro-preview',
    },
  },
  ollama: {
    speaks: 'chat',
    baseUrl: 'http://127.0.0.1:11434/v1',
    key: 'optional',
    free: true,
  },
  vllm: { speaks: 'chat', baseUrl: 'http://127.0.0.1:8000/v1', key: 'optional', free: true },
};
