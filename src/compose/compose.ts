import {
  createHashingEmbedder,
  createPriceBook,
  type ChatModel,
  type Embedder,
  type PriceBook,
} from '../models/index.ts';
import type { Ground } from './ground.ts';
import { composeIsolation } from './isolation.ts';
import { composeLaunch } from './launch.ts';
import { composeLearning } from './learning.ts';
import { composeMaterial } from './material.ts';
import { composeTutor } from './tutor.ts';

export interface ComposeOptions {
  /** Models in the order in which they are asked. */
  readonly chatModels: readonly [ChatModel, ...ChatModel[]];
  readonly prices?: PriceBook;
  readonly embedder?: Embedder;
}

/** Plugs the rooms together. This folder alone knows which part stands behind which name. */
export function compose(ground: Ground, options: ComposeOptions) {
  const embedder = options.embedder ?? createHashingEmbedder();
  const launch = composeLaunch(ground);
  const material = composeMaterial(ground, launch, embedder);
  const learning = composeLearning(ground, launch);
  const tutor = composeTutor(ground, {
    embedder,
    chatModels: options.chatModels,
    prices: options.prices ?? createPriceBook(),
  });
  const isolation = composeIsolation(ground, { material, tutor });
  return { ground, launch, material, learning, tutor, isolation };
}

export type Composed = ReturnType<typeof compose>;
