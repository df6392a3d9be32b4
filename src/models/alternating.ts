import type { ChatMessage, ChatRequest } from './chat-model.ts';

/**
 * The request with its messages in turns, a user's first: the chat templates of some models refuse
 * anything else (vllm-project/vllm#6862), and a question that got no answer leaves two of a user's.
 */
export function alternating(request: ChatRequest): ChatRequest {
  const messages: ChatMessage[] = [];
  for (const message of request.messages) {
    const last = messages.at(-1);
    if (last?.role === message.role) messages.splice(-1, 1, join(last, message));
    else if (last || message.role === 'user') messages.push(message);
  }
  return messages.length === request.messages.length ? request : { ...request, messages };
}

function join(one: ChatMessage, next: ChatMessage): ChatMessage {
  const pictures = [...(one.pictures ?? []), ...(next.pictures ?? [])];
  const content = [one.content, next.content].filter((text) => text !== '').join('\n\n');
  return { ...next, content, ...(pictures.length > 0 && { pictures }) };
}
