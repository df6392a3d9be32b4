import { contentTerms } from '../ground/text/index.ts';
import { dimensions, type Embedder } from './embedder.ts';
import { meaningsOf } from './thesaurus/thesaurus.ts';

/**
 * The embedder that needs no model: meanings of a small thesaurus, stems, pairs of neighbouring stems
 * and character n-grams, hashed to signed dimensions (Weinberger et al. 2009, "Feature hashing for
 * large scale multitask learning"). Deterministic, private and free.
 */
export function createHashingEmbedder(): Embedder {
  return {
    id: 'hashing-2',
    knowsOnlyWords: true,
    embed: async (texts) => texts.map(embedText),
  };
}

// How much each kind of feature says. Words say little here because full text has them already.
const weights = { meaning: 1, word: 0.3, pair: 0.1, gram: 0.05 };
const gramSizes = [3, 4] as const;

function embedText(text: string): number[] {
  const features = new Map<string, number>();
  const add = (feature: string, weight: number): void => {
    features.set(feature, (features.get(feature) ?? 0) + weight);
  };
  const addMeanings = (stems: string): void => {
    const found = meaningsOf(stems);
    // A word of many meanings says less of each.
    for (const meaning of found) add(`m ${meaning}`, weights.meaning / Math.sqrt(found.length));
  };
  let previous = '';
  for (const root of contentTerms(text)) {
    add(`w ${root}`, weights.word);
    addMeanings(root);
    if (previous !== '') {
      add(`p ${previous} ${root}`, weights.pair);
      addMeanings(`${previous} ${root}`);
    }
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
