import { createReadAnew, readerPart, type DocumentReader } from '../ingest/index.ts';
import {
  createServingEmbedder,
  embedderPart,
  nameOf,
  offlineRef,
  type ChatRouter,
  type Embedder,
  type Reranker,
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
  readonly router: Pick<ChatRouter, 'plan'>;
}

/** What serves each school while something newer waits for its cases. */
export function composeGates(
  { db, withTenant, blobs, logger }: Ground,
  { embedder, former, reranker, rankings, shelf, router, reader }: GateParts,
) {
  const prompts = new Map(
    Object.entries(shelf).map(([name, [...versions]]) => [
      name,
      versions.map(({ version }) => version),
    ]),
  );
  const newest: Versions = new Map([
    [embedderPart, embedder.id],
    [readerPart, reader.version],
    [rankingPart, rankings[0].version],
    ...[...prompts].map(([name, [version = '']]) => [name, version] as const),
  ]);
  async function toldModel(tenantId: string, prompt: string): Promise<string> {
    const task = taskOfPrompt[prompt as PromptName];
    const models = await router.plan({ tenantId, task });
    return nameOf(models.find(({ obstacle }) => obstacle === null) ?? offlineRef);
  }
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
      isKept: (part, version) => {
        // What readers have read stays in the database whoever reads now.
        if (part === readerPart) return true;
        if (part === embedderPart) return former(version) !== undefined;
        if (part === rankingPart) return rankings.some((one) => one.version === version);
        return prompts.get(part)?.includes(version) ?? false;
      },
      toldModel,
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
