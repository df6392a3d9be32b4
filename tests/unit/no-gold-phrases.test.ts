import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

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

function asked(line: string): string[] {
  const { question, message } = JSON.parse(line) as { question?: string; message?: string };
  return [question ?? message ?? ''];
}

describe.skipIf(goldFiles.length === 0)('code, patterns and prompts', () => {
  it('quote no question of a set they are scored on', () => {
    const sources = globSync(join(root, '{src,views,migrations}/**/*.{ts,ejs,sql,md}'));
    expect(sources.length).toBeGreaterThan(200);
    const inCode = new Set(sources.flatMap((file) => phrasesOf(readFileSync(file, 'utf8'))));
    const quoted = goldFiles
      .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').flatMap(asked))
      .flatMap((text) => phrasesOf(text).filter((phrase) => inCode.has(phrase)));
    expect(quoted).toEqual([]);
  });

  it('have learned from no message they are scored on, nor from most of one', () => {
    const examples = readFileSync(join(root, 'evals/guard/messages.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .flatMap(asked);
    const learned = new Set(
      examples.flatMap((text) => [wordsOf(text).join(' '), ...phrasesOf(text, 8)]),
    );
    const scored = goldFiles.flatMap((file) =>
      readFileSync(file, 'utf8').trim().split('\n').flatMap(asked),
    );
    const quoted = scored.filter((text) =>
      [wordsOf(text).join(' '), ...phrasesOf(text, 8)].some((phrase) => learned.has(phrase)),
    );
    expect(quoted).toEqual([]);
  });
});
