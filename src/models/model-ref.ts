/** A model at a provider, both by the names the operator uses. */
export interface ModelRef {
  readonly provider: string;
  readonly model: string;
}

/** Reads "provider:model"; the model's own name may hold colons ("ollama:qwen3:8b"). Undefined when it is none. */
export function parseRef(text: string): ModelRef | undefined {
  const at = text.indexOf(':');
  const provider = text.slice(0, at).trim();
  const model = text.slice(at + 1).trim();
  return at > 0 && model !== '' ? { provider, model } : undefined;
}

export function nameOf({ provider, model }: ModelRef): string {
  return `${provider}:${model}`;
}

/** The last rung of every ladder. */
export const offlineRef: ModelRef = { provider: 'offline', model: 'extractive' };

export function isOffline({ provider }: Pick<ModelRef, 'provider'>): boolean {
  return provider === offlineRef.provider;
}
