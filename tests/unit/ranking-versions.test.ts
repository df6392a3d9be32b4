import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { digest } from '../../src/ground/crypto/index.ts';
import { relatedWords } from '../../src/ground/text/index.ts';
import { rankingShelf } from '../../src/retrieve/index.ts';

/** The numbers of each version, once and for all: schools are held to it by its name. */
const numbers: Readonly<Record<string, string>> = {
  'ranking-1': 'YoGaY4C8rgdcrz-9RoKq8LowS2Iy_d1poy3ulYyqG1U',
  'ranking-2': 'ayQJrI0lnNqIu3zqX-stbVhxXpQTkapqHYUUV0m45wM',
};
/** And the other words that they look for. */
const words: Readonly<Record<string, string>> = {
  'ranking-2': 'et26GcfC4Fkw8TTAE0_FqkrjKPrpElx05_M7QBEIljc',
};

// features: B06
it.each(rankingShelf)(
  'never changes the numbers of a ranking that a school may be held to: $version',
  ({ version, ...its }) => {
    // Where this fails, take the change back and give it a version of its own on the shelf.
    expect(digest(JSON.stringify(its))).toBe(numbers[version]);
  },
);

it.each(rankingShelf.filter(({ related }) => related))(
  'changes the other words it looks for only with its version: $version',
  ({ version }) => {
    const file = join(import.meta.dirname, '../../src/ground/text/related-words.txt');
    const heads = readFileSync(file, 'utf8').match(/^[^:]+(?=:)/gm) ?? [];
    expect(heads.length).toBeGreaterThan(7_000);
    expect(digest(JSON.stringify(heads.map(relatedWords)))).toBe(words[version]);
  },
);
