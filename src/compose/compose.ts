import type { Reach } from '../courses/index.ts';
import type { Outbound } from '../ground/net/index.ts';
import { createDocumentReader, type DocumentReader } from '../ingest/index.ts';
import type { ChatModel, Embedder, PriceBook } from '../models/index.ts';
import { rankingShelf, type RankingShelf } from '../retrieve/index.ts';
import { promptShelf, type PromptShelf } from '../tutor/index.ts';
import { composeBudget } from './budget.ts';
import { composeConduct } from './conduct.ts';
import { composeEmbedders } from './embedders.ts';
import type { Ground } from './ground.ts';
import { composeGates } from './gates.ts';
import { composeIsolation } from './isolation.ts';
import { composeLaunch } from './launch.ts';
import { composeLearning } from './learning.ts';
import { composeMaterial } from './material.ts';
import { composeMessages } from './messages.ts';
import { composeModels, configuredModels, fixedModels } from './models.ts';
import { composePictures } from './pictures.ts';
import { composePrivacy } from './privacy.ts';
import { composeJudging } from './quality.ts';
import { composeReranker } from './reranker.ts';
import { composeTutor } from './tutor.ts';
import { composeWeb } from './web.ts';

export interface ComposeOptions {
  /** Models to ask in this order instead of those of the configuration; tests bring their own. */
  readonly chatModels?: readonly [ChatModel, ...ChatModel[]];
  readonly prices?: PriceBook;
  readonly embedder?: Embedder;
  /** Versions of the prompts that write answers; tests and evaluations bring their own. */
  readonly prompts?: PromptShelf;
  /** The orders in which passages may be found; tests bring the one of a next release. */
  readonly rankings?: RankingShelf;
  /** What stands between the product and its readers of files; tests bring the readers of a next release. */
  readonly readWith?: (reader: DocumentReader) => DocumentReader;
  /** How pages of the web are reached; tests bring their own. */
  readonly toWeb?: Outbound;
  /** How the files of courses are reached; tests bring their own. */
  readonly toLms?: Reach;
  /** The clock of strikes, pauses, calls and of how long things are kept, in milliseconds since 1970; tests bring their own. */
  readonly now?: () => number;
}

/** Plugs the rooms together. This folder alone knows which part stands behind which name. */
export function compose(ground: Ground, options: ComposeOptions = {}) {
  const { chatModels, prices, readWith = (reader) => reader, now = Date.now } = options;
  const launch = composeLaunch(ground, options.toLms);
  const models = composeModels(
    ground,
    chatModels ? fixedModels(chatModels, prices) : configuredModels(ground.config),
  );
  const messages = composeMessages(ground, launch);
  const conduct = composeConduct(ground, messages, now);
  const learning = composeLearning(ground, launch, conduct);
  const { budget, ...accounting } = composeBudget(ground);
  const { router, quote, modelSettings, keepsAnswers } = models;
  const reader = readWith(createDocumentReader(ground.config.ingest.reader));
  const { former, ...embedders } = composeEmbedders(ground, {
    modelSettings,
    budget,
    elsewhere: reader.vectors,
  });
  const embedder = options.embedder ?? embedders.embedder;
  const reranker = composeReranker(ground, { modelSettings, budget });
  const rankings = options.rankings ?? rankingShelf;
  const finding = { embedder, former, reranker, rankings, shelf: options.prompts ?? promptShelf };
  const quality = composeGates(ground, { ...finding, models, reader });
  const material = composeMaterial(ground, launch, {
    servingEmbedder: quality.servingEmbedder,
    reader,
  });
  const pictures = composePictures(ground, material);
  const web = composeWeb(ground, material, options.toWeb);
  const asking = { router, quote, keepsAnswers, budget };
  const tutor = composeTutor(ground, {
    ...finding,
    ...asking,
    messages,
    web,
    pictures,
    conduct,
  });
  const judging = composeJudging(ground, { router, quote, budget });
  const isolation = composeIsolation(ground, { material, tutor });
  const privacy = composePrivacy(ground, { pictures, tutor, now });
  return {
    ground,
    launch,
    material,
    pictures,
    learning,
    models,
    accounting,
    messages,
    conduct,
    tutor,
    isolation,
    privacy,
    quality,
    judging,
  };
}

export type Composed = ReturnType<typeof compose>;
