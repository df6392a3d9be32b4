import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { groupsIn, readQuestions } from '../../evals/gold/question.ts';
import { diagnose } from '../../evals/suites/retrieval/diagnose.ts';
import { rankOfAll } from '../../evals/suites/retrieval/ranks.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function goldFile(...lines: (object | string)[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'preceptor-gold-'));
  folders.push(folder);
  const file = join(folder, 'gold.jsonl');
  writeFileSync(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return file;
}

const good = {
  id: 'q-1',
  question: 'What is a strip?',
  category: 'factual',
  difficulty: 'easy',
  docType: 'markdown',
  source: 'product-rule.md',
  expected: ['each growth adds a strip'],
  answer: 'A strip.',
};

describe('a gold file of questions', () => {
  it('may hold any categories and document types, empty lines and two sources', async () => {
    const { entries } = await readQuestions(
      goldFile(
        good,
        '',
        {
          ...good,
          id: 'q-2',
          category: 'something new',
          docType: 'slides',
          sources: ['a.md', 'b.md'],
        },
        { ...good, id: 'q-3', category: 'unanswerable', source: '', expected: [] },
        { ...good, id: 'q-4', category: 'multi_passage', expected: [['one', 'uno'], ['two']] },
      ),
    );
    expect(entries.map(({ sources }) => sources)).toEqual([
      ['product-rule.md'],
      ['a.md', 'b.md'],
      [],
      ['product-rule.md'],
    ]);
    expect(entries[3]?.groups).toEqual([['one', 'uno'], ['two']]);
  });

  it('is refused with the number of every bad line and what is wrong there', async () => {
    const file = goldFile(
      good,
      '{"id": "q-2", ',
      { ...good, id: 'q-3', question: undefined },
      { ...good, id: 'q-4', category: 'unanswerable' },
      { ...good, id: 'q-5', expected: [['a group']] },
      good,
    );
    const error: Error = await readQuestions(file).then(
      () => new Error('was accepted'),
      (reason: Error) => reason,
    );
    expect(error).toMatchObject({ code: 'gold_invalid' });
    expect(error.message).toContain('line 2: not JSON');
    expect(error.message).toMatch(/line 3: question: /);
    expect(error.message).toContain('line 4: expected: must be empty');
    expect(error.message).toContain('line 5: expected: must be a list of strings');
    expect(error.message).toContain('line 6: id "q-1" was used on line 1 already');
  });

  it('is refused when it is empty, missing or not text', async () => {
    await expect(readQuestions(goldFile(''))).rejects.toThrow('holds no cases');
    await expect(readQuestions('/nowhere/gold.jsonl')).rejects.toThrow('cannot be read');
  });
});

describe('a passage', () => {
  it('is right when it holds a phrase, however its white space runs', () => {
    expect(
      groupsIn('Each growth\n  adds a\tstrip.', [['growth adds a strip'], ['corner']]),
    ).toEqual([0]);
    expect(groupsIn('Growth Adds a strip', [['growth adds a strip']])).toEqual([]);
  });

  it('of a question with several is found when the first k together hold a phrase of each', () => {
    expect(rankOfAll([[0], [], [1], [0]], 2)).toBe(3);
    expect(rankOfAll([[0], [0]], 2)).toBeUndefined();
    expect(rankOfAll([[], [0]], 1)).toBe(2);
  });
});

// features: A23, A24
describe('a miss', () => {
  const piece = (chunkId: string, content: string) => ({
    chunkId,
    content,
    headingPath: [],
    page: null,
  });
  const file = (released: boolean, ...pieces: ReturnType<typeof piece>[]) => ({
    documentId: 'd',
    fileName: 'a.md',
    title: 'a',
    released,
    pieces: released ? pieces : [],
  });
  const group = ['the inner derivative'];
  const right = file(true, piece('c1', 'times the inner derivative'), piece('c2', 'another'));
  const deep = (vectorRank: number | null, textRank: number | null) => [
    { chunkIds: ['c1'], vectorRank, textRank },
  ];
  const why = (files: (typeof right)[], ranked: ReturnType<typeof deep>) =>
    diagnose(group, ['a.md'], { files, deep: ranked });

  it('is explained by the first step that lost the passage', () => {
    expect(why([file(true, piece('c1', 'nothing of it'))], [])).toBe('not extracted');
    expect(why([file(true, piece('c1', 'times the inner'), piece('c2', 'derivative'))], [])).toBe(
      'cut badly',
    );
    expect(why([file(false)], [])).toBe('out of scope');
    expect(why([right], [])).toBe('vector and text missed');
    expect(why([right], deep(null, 3))).toBe('vector missed');
    expect(why([right], deep(40, null))).toBe('text missed');
    expect(why([right], deep(40, 12))).toBe('fused too low');
  });
});
