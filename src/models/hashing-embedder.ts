import { isFunctionWord, stem, words } from '../ground/text/index.ts';
import { dimensions, type Embedder } from './embedder.ts';

/**
 * The embedder that needs no model: stems, pairs of neighbouring stems and character n-grams,
 * hashed to signed dimensions (Weinberger et al. 2009, "Feature hashing for large scale multitask
 * learning"). It knows spelling, not meaning; deterministic, private and free.
 */
export function createHashingEmbedder(): Embedder {
  return {
    id: 'hashing-1',
    embed: async (texts) => texts.map(embedText),
  };
}

// How much each kind of feature says. Measured on the development set of evals/retrieval.
const weights = { word: 1, pair: 0.5, gram: 0.25 };
const gramSizes = [3, 4] as const;

function embedText(text: string): number[] {
  const features = new Map<string, number>();
  const add = (feature: string, weight: number): void => {
    features.set(feature, (features.get(feature) ?? 0) + weight);
  };
  let previous = '';
  for (const word of words(text)) {
    if (isFunctionWord(word)) continue;
    const root = stem(word);
    add(`w ${root}`, weights.word);
    if (previous !== '') add(`p ${previous} ${root}`, weights.pair);
    for (const gram of grams(root)) add(`g ${gram}`, weights.gram);
    previous = root;
  }
  return hashed(features);
}

function* grams(word: string): Generator<string> {
  const padded = `_${word}_`;
  for (const size of gramSizes) {
    for (let at = 0; at + size <= padded.length; at += 1) yield padded.slice(at, at + size);
  }
}

function hashed(features: ReadonlyMap<string, number>): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  for (const [feature, weight] of features) {
    const hash = fnv1a(feature);
    const sign = hash & 0x80000000 ? 1 : -1;
    const at = hash % dimensions;
    // Sublinear: the tenth occurrence says less than the first.
    vector[at] = (vector[at] ?? 0) + sign * Math.sqrt(weight);
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

// FNV-1a, 32 bit: http://www.isthe.com/chongo/tech/comp/fnv/
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
