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
}

/** A provider that is ready to be named, with the model it has for each tier. */
export interface Preset extends Provider {
  /** Undefined where only the operator knows which models the server holds. */
  readonly models?: Readonly<Record<Tier, string>>;
}

/**
 * Providers that can be named without describing them. Base addresses are the vendors' own; the
 * models are those of price-list.ts, so that naming a provider is enough to know what it costs.
 */
export const presets: Readonly<Record<string, Preset>> = {
  anthropic: {
    speaks: 'anthropic',
    key: 'required',
    models: {
      fast: 'claude-haiku-5-5',
      medium: 'claude-sonnet-5-5',
      complex: 'claude-opus-5-5',
    },
  },
  openai: {
    speaks: 'openai',
    key: 'required',
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
