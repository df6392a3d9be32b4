import type { TokenUsage } from '../chat-model.ts';

/** Usage as counted by the vendor; null when a count is missing or not a count. */
export function tokenUsage(inputTokens: unknown, outputTokens: unknown): TokenUsage | null {
  return isCount(inputTokens) && isCount(outputTokens) ? { inputTokens, outputTokens } : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
