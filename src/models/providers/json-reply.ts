import type { ChatRequest } from '../chat-model.ts';

/**
 * The system text, with the wish for JSON spelled out where there is one: Anthropic has no mode for
 * a free JSON object, and OpenAI refuses its own mode unless the prompt speaks of JSON.
 */
export function systemText({ system, json }: ChatRequest): string {
  return json ? `${system}\n\nReply with one JSON object and nothing around it.` : system;
}
