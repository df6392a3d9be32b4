import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const sources = globSync('src/**/*.ts', {
  cwd: root,
  exclude: ['src/browser/**', 'src/lab/**'],
}).map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
const filesWith = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

// features: S41, S45
describe('every request to a language model', () => {
  it('is made by the router, which asks nobody without an account to write the cost on', () => {
    // The one place where a model is asked, and the offline tutor, whose words cost nothing.
    expect(filesWith(/\b(?:model|extractive|chatModel)\.stream\(/).toSorted()).toEqual([
      'src/models/make-attempt.ts',
      'src/tutor/speaker.ts',
    ]);
    // The router's customers, each within a reservation.
    const customers = filesWith(/\brouter\.stream\(/).toSorted();
    expect(customers).toEqual([
      'src/tutor/evaluation/evaluate-turn.ts',
      'src/tutor/exercises/prepare-exercise.ts',
      'src/tutor/model-desk.ts',
      'src/tutor/prepared/prepare-answers.ts',
      'src/tutor/questions/writing-desk.ts',
    ]);
    for (const file of customers) {
      expect(readFileSync(join(root, file), 'utf8')).toMatch(/\baccountFor\(/);
    }
  });

  it('goes to a vendor through its adapter only', () => {
    const outside = (files: readonly string[]) =>
      files.filter((file) => !file.startsWith('src/models/providers/'));
    expect(outside(filesWith(/(?:from|import\()\s*'(?:openai|@anthropic-ai\/sdk)/))).toEqual([]);
    expect(outside(filesWith(/chat\/completions|\/v1\/(?:messages|responses)\b/))).toEqual([]);
    expect(filesWith(/\bcreateOpenModel\(/).toSorted()).toEqual([
      'src/compose/models.ts',
      'src/models/open-model.ts',
    ]);
  });

  it('that reads and does not write is made by the one function that sets its cost aside first', () => {
    expect(filesWith(/\bpostJson\(/).toSorted()).toEqual([
      'src/models/providers/embedding-api.ts',
      'src/models/providers/post-json.ts',
      'src/models/providers/rerank-api.ts',
    ]);
    expect(filesWith(/\bneeds\.call\(/).toSorted()).toEqual(
      filesWith(/\bawait paidCall\(/).toSorted(),
    );
  });
});
