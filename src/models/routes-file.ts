import { z } from 'zod';
import { isOffline, nameOf, parseRef } from './model-ref.ts';
import { modelsIn, offlineRoutes, providerOf, RoutesError, type Routes } from './routes.ts';
import { taskTypes, tiers } from './task.ts';

const ref = z.string().transform((text, context) => {
  const parsed = parseRef(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: `"${text}" is not provider:model` });
  return z.NEVER;
});
const chain = z.array(ref).max(8);
const provider = z.strictObject({
  speaks: z.enum(['anthropic', 'openai', 'chat']).default('chat'),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  key: z.enum(['required', 'optional']).default('optional'),
  free: z.boolean().optional(),
  keepsAnswers: z.boolean().optional(),
  sees: z.union([z.boolean(), z.array(z.string().min(1)).max(100)]).optional(),
});
const rate = z.number().nonnegative();
const milliseconds = z.int().min(100).max(600_000).optional();

const file = z.strictObject({
  providers: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,40}$/), provider).default({}),
  tiers: z.partialRecord(z.enum(tiers), chain).default({}),
  tasks: z.partialRecord(z.enum(taskTypes), z.union([z.enum(tiers), chain])).default({}),
  allow: z.array(z.string().regex(/^[^:]+:.+$/, 'is not provider:model')).default([]),
  prices: z.record(z.string(), z.strictObject({ input: rate, output: rate })).default({}),
  patience: z
    .strictObject({ firstTokenMs: milliseconds, betweenTokensMs: milliseconds })
    .default({}),
});

/**
 * Reads the operator's models file over the routes that would hold without it: what the file names
 * replaces them, tier by tier.
 * @throws RoutesError with a sentence per mistake
 */
export function routesFromFile(text: string, before: Routes = offlineRoutes): Routes {
  const parsed = file.safeParse(readJson(text));
  if (!parsed.success) {
    throw new RoutesError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    );
  }
  const { prices, ...rest } = parsed.data;
  const routes: Routes = {
    ...rest,
    providers: { ...before.providers, ...rest.providers },
    tiers: { ...before.tiers, ...rest.tiers },
    prices: new Map([...before.prices, ...Object.entries(prices)]),
  };
  const strangers = [...modelsIn(routes), ...routes.allow.flatMap((name) => parseRef(name) ?? [])]
    .filter((named) => !isOffline(named) && !providerOf(routes, named.provider))
    .map((named) => `"${nameOf(named)}" names a provider that is not described under providers`);
  if (strangers.length > 0) throw new RoutesError(strangers.join('\n'));
  return routes;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RoutesError(`is not JSON: ${(cause as Error).message}`, { cause });
  }
}
