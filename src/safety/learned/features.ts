import { fnv1a, letterGrams } from '../../ground/text/index.ts';

/** Features share so many weights: two that fall together are told apart by the others of a message. */
export const slots = 2 ** 17;

/** What of a message the weights hang on, and how much each counts. */
export interface Features {
  readonly slots: Uint32Array;
  readonly values: Float32Array;
}

/** Letters within a word find its other forms and its misspellings. */
const gramSizes = [4, 5];
const shortestTaken = 4;
const gramValue = 0.25;
/** All features of a message together, however long it is. */
const length = 3;

/**
 * Words, neighbouring words, and the letters within words, each once; hashed (Weinberger et al. 2009,
 * "Feature hashing for large scale multitask learning").
 * @param text a normalised message
 */
export function featuresOf(text: string): Features {
  const words = ['^', ...(text.replaceAll(/\d+/g, '0').match(/[\p{L}\p{N}]+|[?!]/gu) ?? []), '$'];
  const found = new Map<number, number>();
  words.forEach((word, at) => {
    found.set(slotOf(`w ${word}`), 1);
    if (at > 0) found.set(slotOf(`p ${words[at - 1]} ${word}`), 1);
    if (word.length < shortestTaken) return;
    for (const gram of letterGrams(word, gramSizes)) {
      const slot = slotOf(`g ${gram}`);
      found.set(slot, found.get(slot) ?? gramValue);
    }
  });
  const norm = Math.hypot(...found.values());
  return {
    slots: Uint32Array.from(found.keys()),
    values: Float32Array.from(found.values(), (value) => (length * value) / norm),
  };
}

function slotOf(feature: string): number {
  return fnv1a(feature) % slots;
}
