import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mostHaveRelated, relatedWords, stem } from '../../src/ground/text/index.ts';

const file = join(import.meta.dirname, '../../src/ground/text/related-words.txt');
const lines = readFileSync(file, 'utf8').trimEnd().split('\n');

// features: A22
describe('other words for the same thing', () => {
  it.each([
    ['smeared', 'blurred'],
    ['freezes', 'suspend'],
    ['punishing', 'penalize'],
    ['loaf', 'bread'],
    ['memorising', 'memorize'],
    ['rates', 'speed'],
    ['planes', 'aircraft'],
    ['neighbourhood', 'vicinity'],
  ])('are known for “%s”, in whatever form it is asked: “%s”', (asked, said) => {
    const others = relatedWords(asked);
    expect(others.map(({ word }) => stem(word))).toContain(stem(said));
  });

  it('come with how nearly they say the same, the nearest first', () => {
    const trusts = relatedWords('freeze').map(({ trust }) => trust);
    expect(trusts.length).toBeGreaterThan(5);
    expect(trusts).toEqual(trusts.toSorted((a, b) => b - a));
    expect(Math.min(...trusts)).toBeGreaterThan(0);
    expect(Math.max(...trusts)).toBeLessThanOrEqual(1);
  });

  it('are found from a word that only lines of others name', () => {
    expect(lines.some((line) => line.startsWith('hiker:'))).toBe(false);
    expect(relatedWords('hiker').map(({ word }) => word)).toContain('walker');
  });

  it('are not those of a word that only looks alike', () => {
    const others = (word: string): string[] => relatedWords(word).map((other) => other.word);
    expect(others('rate')).not.toContain('rodent');
    expect(others('plane')).not.toContain('scheme');
    expect(others('rats')).toContain('rodent');
  });

  it('are known of English questions, and not of others', () => {
    expect(mostHaveRelated(['pictures', 'smeared'])).toBe(true);
    expect(mostHaveRelated(['warum', 'ableitung', 'kettenregel'])).toBe(false);
    expect(mostHaveRelated([])).toBe(false);
  });

  it('are never the word itself, and none for a name we do not know', () => {
    for (const word of ['freeze', 'picture', 'model'])
      expect(relatedWords(word).map((other) => stem(other.word))).not.toContain(stem(word));
    expect(relatedWords('quxbaz')).toEqual([]);
    expect(relatedWords('__proto__')).toEqual([]);
  });

  it('stand in one line a word, in the order of the alphabet, each other once', () => {
    const heads = lines.map((line) => line.slice(0, line.indexOf(':')));
    expect(heads.length).toBeGreaterThan(7_000);
    expect(heads).toEqual([...new Set(heads)].toSorted());
    const crooked = lines.filter((line) => {
      const others = line.slice(line.indexOf(':') + 2).split(' ');
      const isPlain = /^[a-z0-9][\w.'+#-]*: [a-z0-9][\w.'+# -]*$/.test(line);
      return !isPlain || new Set(others).size < others.length;
    });
    expect(crooked).toEqual([]);
  });
});
