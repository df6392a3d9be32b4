import type { OpenModel } from './candidates.ts';
import { isOffline, nameOf } from './model-ref.ts';
import { createAnthropicModel } from './providers/anthropic.ts';
import { createOfflineModel } from './providers/offline.ts';
import { createOpenAiModel } from './providers/openai.ts';
import { providerOf, RoutesError, type Routes } from './routes.ts';

/** Makes the adapter that speaks to the provider of a model. */
export function createOpenModel(routes: Routes): OpenModel {
  return (ref, key) => {
    if (isOffline(ref)) return createOfflineModel();
    const provider = providerOf(routes, ref.provider);
    if (!provider) throw new RoutesError(`${nameOf(ref)} has no provider`);
    const { speaks, baseUrl, keepsAnswers } = provider;
    const { firstTokenMs, betweenTokensMs } = routes.patience;
    const options = {
      model: ref.model,
      baseUrl,
      keepsAnswers,
      firstTokenTimeoutMs: firstTokenMs,
      betweenTokensTimeoutMs: betweenTokensMs,
    };
    if (speaks === 'anthropic') return createAnthropicModel({ ...options, apiKey: key ?? '' });
    const api = speaks === 'chat' ? ('chat' as const) : ('responses' as const);
    return createOpenAiModel({ ...options, apiKey: key, provider: ref.provider, api });
  };
}
