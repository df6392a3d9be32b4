import { expect, it } from 'vitest';
import { digest } from '../../src/ground/crypto/index.ts';
import { rankingShelf } from '../../src/retrieve/index.ts';

/** The numbers of each version, once and for all: schools are held to it by its name. */
const numbers: Readonly<Record<string, string>> = {
  'ranking-1': 'YoGaY4C8rgdcrz-9RoKq8LowS2Iy_d1poy3ulYyqG1U',
};

// features: B06
it.each(rankingShelf)(
  'never changes the numbers of a ranking that a school may be held to: $version',
  ({ version, ...its }) => {
    // Where this fails, take the change back and give it a version of its own on the shelf.
    expect(digest(JSON.stringify(its))).toBe(numbers[version]);
  },
);
