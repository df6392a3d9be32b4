import type { Rates } from './price-book.ts';
import { isOffline, nameOf, parseRef, type ModelRef } from './model-ref.ts';
import { presets, type Provider } from './provider-catalog.ts';
import { tiers, usualTiers, type TaskType, type Tier } from './task.ts';

/** How long a provider may keep us waiting, in milliseconds. */
export interface Patience {
  readonly firstTokenMs?: number | undefined;
  readonly betweenTokensMs?: number | undefined;
}

/** Which models do what, as the operator wants it. */
export interface Routes {
  readonly providers: Readonly<Record<string, Provider>>;
  /** Models of a tier in the order in which they are asked; empty: only the offline tutor. */
  readonly tiers: Readonly<Record<Tier, readonly ModelRef[]>>;
  /** Tasks that go another way than their usual tier. */
  readonly tasks: Readonly<Partial<Record<TaskType, Tier | readonly ModelRef[]>>>;
  /** What tenants may choose from beyond the models named above: "provider:model", "provider:*". */
  readonly allow: readonly string[];
  /** The operator's own rates by "provider:model". */
  readonly prices: ReadonlyMap<string, Rates>;
  readonly patience: Patience;
}

/** The routes cannot be used; the message is for the operator. */
export class RoutesError extends Error {
  override readonly name = 'RoutesError';
  readonly code = 'routes_invalid';
}

export const offlineRoutes: Routes = {
  providers: {},
  tiers: { fast: [], medium: [], complex: [] },
  tasks: {},
  allow: [],
  prices: new Map(),
  patience: {},
};

/**
 * Routes from a list such as "anthropic, groq:openai/gpt-oss-120b": a provider alone brings its own
 * model for every tier, "provider:model" does all tiers with that one.
 * @throws RoutesError
 */
export function routesFromList(list: string): Routes {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^offline(:extractive)?$/.test(name));
  const inTier = (tier: Tier) => unique(names.map((name) => modelFor(name, tier)));
  return {
    ...offlineRoutes,
    tiers: { fast: inTier('fast'), medium: inTier('medium'), complex: inTier('complex') },
  };
}

function modelFor(name: string, tier: Tier): ModelRef {
  const ref = parseRef(name);
  const provider = ref?.provider ?? name.replace(/:$/, '');
  const preset = presets[provider];
  if (!preset) {
    throw new RoutesError(
      `unknown provider "${provider}"; there are ${Object.keys(presets).join(', ')} and offline`,
    );
  }
  if (ref) return ref;
  const model = preset.models?.[tier];
  if (model === undefined) throw new RoutesError(`"${name}" must name a model: ${provider}:MODEL`);
  return { provider, model };
}

/** The models for a task, in the order in which they are asked. */
export function chainFor(routes: Routes, task: TaskType, tier?: Tier): readonly ModelRef[] {
  const way = tier ?? routes.tasks[task] ?? usualTiers[task];
  return typeof way === 'string' ? routes.tiers[way] : way;
}

/** Every model the routes name. */
export function modelsIn(routes: Routes): readonly ModelRef[] {
  const ofTasks = Object.values(routes.tasks).filter((way) => typeof way !== 'string');
  return unique([...tiers.map((tier) => routes.tiers[tier]), ...ofTasks].flat());
}

/** Every model that the routes name or allow, those of small tiers first; of "provider:*" those whose names are known. */
export function allowedIn(routes: Routes): readonly ModelRef[] {
  const allowed = routes.allow.flatMap((name) => parseRef(name) ?? []);
  const named = allowed.flatMap((ref) => (ref.model === '*' ? knownOf(routes, ref.provider) : ref));
  return unique([...modelsIn(routes), ...named]);
}

/** A provider tells nobody what it holds: what it brings for each tier, what is said to see, what the operator prices. */
function knownOf(routes: Routes, provider: string): ModelRef[] {
  const { sees } = providerOf(routes, provider) ?? {};
  // Who describes a provider anew says what it holds.
  const own = routes.providers[provider] ? undefined : presets[provider]?.models;
  const priced = [...routes.prices.keys()].flatMap((name) => parseRef(name) ?? []);
  const names = [
    ...tiers.flatMap((tier) => own?.[tier] ?? []),
    ...(typeof sees === 'object' ? sees : []),
    ...priced.filter((ref) => ref.provider === provider).map(({ model }) => model),
  ];
  return names.map((model) => ({ provider, model }));
}

/** Whether a tenant may choose this model. */
export function isAllowed(routes: Routes, ref: ModelRef): boolean {
  if (isOffline(ref) || modelsIn(routes).some((named) => nameOf(named) === nameOf(ref)))
    return true;
  return routes.allow.some((pattern) => pattern === nameOf(ref) || pattern === `${ref.provider}:*`);
}

export function providerOf(routes: Routes, name: string): Provider | undefined {
  return routes.providers[name] ?? presets[name];
}

function unique(refs: readonly ModelRef[]): ModelRef[] {
  return [...new Map(refs.map((ref) => [nameOf(ref), ref])).values()];
}
