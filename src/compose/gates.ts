import { createReadAnew, readerPart, type DocumentReader } from '../ingest/index.ts';
import {
  createServingEmbedder,
  embedderPart,
  modelsPart,
  modelsVersion,
  nameOf,
  offlineRef,
  readModelsVersion,
  type ChatRouter,
  type Embedder,
  type ModelSettings,
  type Reranker,
  type Routes,
} from '../models/index.ts';
import {
  createGates,
  createTryIndex,
  createTryRanking,
  createTryReader,
  createWeighRanking,
} from '../quality/index.ts';
import { createComparedSearches, rankingPart, type RankingShelf } from '../retrieve/index.ts';
import type { Versions } from '../tenancy/index.ts';
import { taskOfPrompt, type PromptName, type PromptShelf } from '../tutor/index.ts';
import type { Ground } from './ground.ts';

export interface GateParts {
  readonly embedder: Embedder;
  readonly former: (id: string) => Embedder | undefined;
  readonly reranker: Reranker | undefined;
  readonly shelf: PromptShelf;
  readonly rankings: RankingShelf;
  readonly reader: DocumentReader;
  readonly models: {
    readonly routes: Routes;
    readonly router: Pick<ChatRouter, 'plan'>;
    readonly modelSettings: Pick<ModelSettings, 'changed'>;
  };
}

/** What serves each school while something newer waits for its cases. */
export function composeGates({ db, withTenant, blobs, logger }: Ground, parts: GateParts) {
  const { embedder, former, reranker, rankings, shelf, reader } = parts;
  const prompts = new Map(
    Object.entries(shelf).map(([name, [...versions]]) => [
      name,
      versions.map(({ version }) => version),
    ]),
  );
  const { routes, router, modelSettings } = parts.models;
  const ofModels = modelsVersion(routes);
  const newest: Versions = new Map([
    [embedderPart, embedder.id],
    [readerPart, reader.version],
    [rankingPart, rankings[0].version],
    ...(ofModels === undefined ? [] : [[modelsPart, ofModels] as const]),
    ...[...prompts].map(([name, [version = '']]) => [name, version] as const),
  ]);
  const { toldModel, reaches } = createModelQuestions(router);
  const servingEmbedder = createServingEmbedder({ withTenant, embedder, former });
  const searches = createComparedSearches({ withTenant, embedder, reranker, former, rankings });
  const readAnew = createReadAnew({ withTenant, blobs, servingEmbedder, reader });
  return {
    newest,
    servingEmbedder,
    /** The model (provider:model) that is told a prompt of this name at that tenant. */
    toldModel,
    gates: createGates({
      sql: db,
      withTenant,
      newest,
      isKept: async (tenantId, part, version) => {
        // What readers have read stays in the database whoever reads now.
        if (part === readerPart) return true;
        if (part === embedderPart) return former(version) !== undefined;
        if (part === modelsPart) return reaches(tenantId, version);
        if (part === rankingPart) return rankings.some((one) => one.version === version);
        return prompts.get(part)?.includes(version) ?? false;
      },
      toldModel,
      onMove: async (part) => {
        if (part === modelsPart) await modelSettings.changed();
      },
      trials: new Map([
        [embedderPart, createTryIndex({ withTenant, embedder, ...searches })],
        [readerPart, createTryReader({ version: reader.version, search: searches.asIs, readAnew })],
        [rankingPart, createTryRanking({ version: rankings[0].version, ...searches })],
      ]),
      weighRanking: createWeighRanking({
        withTenant,
        version: rankings[0].version,
        search: searches.asIs,
      }),
      logger,
    }),
  };
}

function createModelQuestions(router: Pick<ChatRouter, 'plan'>) {
  return {
    toldModel: async (tenantId: string, prompt: string): Promise<string> => {
      const task = taskOfPrompt[prompt as PromptName];
      const models = await router.plan({ tenantId, task });
      return nameOf(models.find(({ obstacle }) => obstacle === null) ?? offlineRef);
    },
    /** Whether any of the models that a tenant is held to could be asked; a key may only be on its way. */
    reaches: async (tenantId: string, version: string): Promise<boolean> => {
      const names = new Set(readModelsVersion(version).map(nameOf));
      const asked = await router.plan({ tenantId, task: taskOfPrompt.tutor });
      return asked.some(
        ({ obstacle, ...model }) =>
          names.has(nameOf(model)) && (obstacle === null || obstacle === 'no_key'),
      );
    },
  };
}
