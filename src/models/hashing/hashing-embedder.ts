import { setImmediate } from 'node:timers/promises';
import { contentTerms, fnv1a, letterGrams, rememberWords } from '../../ground/text/index.ts';
import { dimensions, type Embedder } from '../embedder.ts';
import { meaningsOf } from './thesaurus/thesaurus.ts';

/** Makes the vectors of many texts on another thread, in their order. */
export type EmbedElsewhere = (texts: readonly string[], signal: AbortSignal) => Promise<number[][]>;

/**
 * The embedder that needs no model: meanings of a small thesaurus, stems, pairs of neighbouring stems
 * and character n-grams, hashed to signed dimensions (Weinberger et al. 2009, "Feature hashing for
 * large scale multitask learning"). Deterministic, private and free.
 * @param elsewhere who embeds more texts than this thread has time for; without it they are done here
 */
export function createHashingEmbedder(elsewhere?: EmbedElsewhere): Embedder {
  return {
    id: 'hashing-2',
    knowsOnlyWords: true,
    embed: async (texts, signal) => {
      if (elsewhere && texts.length > textsAtOnce) return elsewhere(texts, signal);
      const vectors: number[][] = [];
      for (const text of texts) {
        if (vectors.length > 0 && vectors.length % textsAtOnce === 0) await setImmediate();
        vectors.push(embedText(text));
      }
      return vectors;
    },
  };
}

/** Answers that this process streams wait no longer than for so many texts: some ten milliseconds. */
const textsAtOnce = 16;

// How much each kind of feature says. Words say little here because full text has them already.
const weights = { meaning: 1, word: 0.3, pair: 0.1, gram: 0.05 };
const gramSizes = [3, 4] as const;

/** Sums of weights by the hash of a feature's name. */
type Tally = Map<number, number>;

/** The vector of a text: numbers of the embedder's dimensions, of length 1. */
export function embedText(text: string): number[] {
  const features: Tally = new Map();
  let previous: string | undefined;
  for (const root of contentTerms(text)) {
    const { hashes, weights: own } = featuresOf(root);
    for (let at = 0; at < hashes.length; at += 1) add(features, hashes[at] ?? 0, own[at] ?? 0);
    if (previous !== undefined) {
      add(features, fnv1a(`p ${previous} ${root}`), weights.pair);
      addMeanings(features, `${previous} ${root}`);
    }
    previous = root;
  }
  return toVector(features);
}

function add(features: Tally, hash: number, weight: number): void {
  features.set(hash, (features.get(hash) ?? 0) + weight);
}

function addMeanings(features: Tally, stems: string): void {
  const found = meaningsOf(stems);
  // A word of many meanings says less of each.
  for (const meaning of found)
    add(features, fnv1a(`m ${meaning}`), weights.meaning / Math.sqrt(found.length));
}

/** What a word says by itself: hashes of its features and how much each weighs. */
interface WordFeatures {
  readonly hashes: readonly number[];
  readonly weights: readonly number[];
}

const featuresOf = rememberWords((root): WordFeatures => {
  const tally: Tally = new Map([[fnv1a(`w ${root}`), weights.word]]);
  addMeanings(tally, root);
  for (const gram of letterGrams(root, gramSizes)) add(tally, fnv1a(`g ${gram}`), weights.gram);
  return { hashes: [...tally.keys()], weights: [...tally.values()] };
});

function toVector(features: Tally): number[] {
  const vector = Array<number>(dimensions).fill(0);
  features.forEach((weight, hash) => {
    const sign = hash & 0x80000000 ? 1 : -1;
    const at = hash % dimensions;
    // Sublinear: the tenth occurrence says less than the first.
    vector[at] = (vector[at] ?? 0) + sign * Math.sqrt(weight);
  });
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
  return vector.map((value) => value / length);
}
