import type { ChatPicture } from '../chat-model.ts';

/** A picture as OpenAI's APIs take one that lies at no address (RFC 2397). */
export function dataUrl({ mediaType, base64 }: ChatPicture): string {
  return `data:${mediaType};base64,${base64()}`;
}
