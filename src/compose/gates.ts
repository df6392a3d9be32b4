import {
  createServingEmbedder,
  embedderPart,
  nameOf,
  offlineRef,
  type ChatRouter,
  type Embedder,
  type Reranker,
} from '../models/index.ts';
import { createGates, createTryIndex } from '../quality/index.ts';
import { createComparedSearches } from '../retrieve/index.ts';
import type { Versions } from '../tenancy/index.ts';
import { taskOfPrompt, type PromptName, type PromptShelf } from '../tutor/index.ts';
import type { Ground } from './ground.ts';

export interface GateParts {
  readonly embedder: Embedder;
  readonly former: (id: string) => Embedder | undefined;
  readonly reranker: Reranker | undefined;
  readonly shelf: PromptShelf;
  readonly router: Pick<ChatRouter, 'plan'>;
}

/** What serves each school while something newer waits for its cases. */
export function composeGates(
  { db, withTenant, logger }: Ground,
  { embedder, former, reranker, shelf, router }: GateParts,
) {
  const prompts = new Map(
    Object.entries(shelf).map(([name, [...versions]]) => [
      name,
      versions.map(({ version }) => version),
    ]),
  );
  const newest: Versions = new Map([
    [embedderPart, embedder.id],
    ...[...prompts].map(([name, [version = '']]) => [name, version] as const),
  ]);
  return {
    newest,
    servingEmbedder: createServingEmbedder({ withTenant, embedder, former }),
    gates: createGates({
      sql: db,
      withTenant,
      newest,
      isKept: (part, version) =>
        part === embedderPart
          ? former(version) !== undefined
          : (prompts.get(part)?.includes(version) ?? false),
      toldModel: async (tenantId, prompt) => {
        const task = taskOfPrompt[prompt as PromptName];
        const models = await router.plan({ tenantId, task });
        return nameOf(models.find(({ obstacle }) => obstacle === null) ?? offlineRef);
      },
      tryIndex: createTryIndex({
        withTenant,
        embedder,
        ...createComparedSearches({ withTenant, embedder, reranker, former }),
      }),
      logger,
    }),
  };
}
