import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMessages } from '../../evals/guard/train-guard.ts';
import { readLines } from '../support/fixture-lines.ts';

const root = join(import.meta.dirname, '../..');
/** Gold sets lie beside the repository, or in it; where there are none there is nothing to compare. */
const goldFiles = ['../shared/gold', 'evals/gold'].flatMap((dir) =>
  existsSync(join(root, dir)) ? globSync(join(root, dir, '*.jsonl')) : [],
);
/** So many words in the same order are a quotation, not a coincidence. */
const phraseWords = 5;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function phrasesOf(text: string, length = phraseWords): string[] {
  const words = wordsOf(text);
  return words
    .slice(0, Math.max(0, words.length - length + 1))
    .map((_, at) => words.slice(at, at + length).join(' '));
}

const scored = goldFiles
  .flatMap((file) => readLines<{ question?: string; message?: string }>(file))
  .map(({ question, message }) => question ?? message ?? '');

describe.skipIf(goldFiles.length === 0)('code, patterns and prompts', () => {
  it('quote no question of a set they are scored on', () => {
    const sources = globSync(join(root, '{src,views,migrations}/**/*.{ts,ejs,sql,md,txt}'));
    expect(sources.length).toBeGreaterThan(200);
    const inCode = new Set(sources.flatMap((file) => phrasesOf(readFileSync(file, 'utf8'))));
    const quoted = scored.flatMap((text) => phrasesOf(text).filter((phrase) => inCode.has(phrase)));
    expect(quoted).toEqual([]);
  });

  it('have learned from no message they are scored on, nor from most of one', () => {
    const partsOf = (text: string) => [wordsOf(text).join(' '), ...phrasesOf(text, 8)];
    const learned = new Set(readMessages().flatMap(({ message }) => partsOf(message)));
    expect(learned.size).toBeGreaterThan(10_000);
    expect(scored.filter((text) => partsOf(text).some((part) => learned.has(part)))).toEqual([]);
  });
});
