import type { ChatMessage, ChatPicture, ChatRequest } from './chat-model.ts';
import { isOffline, type ModelRef } from './model-ref.ts';
import { providerOf, type Routes } from './routes.ts';

/** Whether a model can be shown pictures, as far as it is known. */
export function sees(routes: Routes, ref: ModelRef): boolean {
  if (isOffline(ref)) return false;
  const { sees: which } = providerOf(routes, ref.provider) ?? {};
  if (which === undefined || typeof which === 'boolean') return which ?? false;
  // A dated snapshot sees what its model sees.
  return which.some((name) => ref.model === name || ref.model.startsWith(`${name}-20`));
}

export function holdsPictures({ messages }: Pick<ChatRequest, 'messages'>): boolean {
  return messages.some(({ pictures = [] }) => pictures.length > 0);
}

/** The request for a model that does not see: what was read in the pictures takes their place. */
export function inWords(request: ChatRequest): ChatRequest {
  if (!holdsPictures(request)) return request;
  return { ...request, messages: request.messages.map(messageInWords) };
}

function messageInWords({ pictures = [], ...message }: ChatMessage): ChatMessage {
  const said = pictures.map((picture) => picture.inWords);
  return { ...message, content: [message.content, ...said].join('\n\n') };
}

type Size = Pick<ChatPicture, 'width' | 'height'>;

/**
 * Tokens a picture counts for. Claude: one for each 28 × 28 pixels, rounded up on each side
 * (platform.claude.com/docs/en/build-with-claude/vision). All others, generously: patches of 32 × 32 pixels,
 * 1,536 at most, times 2.46, the largest factor of OpenAI's models (its guide “Images and vision”), and
 * never less than the 1,120 of Gemini 3 (docs.cloud.google.com, “Gemini 3 Flash”).
 */
export function pictureTokens(provider: string, { width, height }: Size): number {
  const patches = (side: number): number => Math.ceil(width / side) * Math.ceil(height / side);
  if (provider === 'anthropic') return patches(28);
  return Math.max(1_120, Math.ceil(Math.min(patches(32), 1_536) * 2.46));
}

/** What the text read in a picture counts for at most, for a model that does not see: 4,000 characters and their tag. */
export const wordsTokens = 1_100;
