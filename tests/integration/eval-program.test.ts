import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createWeeklyRun, findRun, latestRuns } from '../../src/quality/index.ts';
import { calculusPages } from '../support/course.ts';
import { mainEngine } from '../support/databases.ts';

const folder = mkdtempSync(join(tmpdir(), 'preceptor-eval-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeCourse(): { gold: string; corpus: string } {
  const corpus = mkdtempSync(join(folder, 'corpus-'));
  for (const [name, text] of Object.entries(calculusPages)) writeFileSync(join(corpus, name), text);
  writeFileSync(join(corpus, 'long.md'), longPage());
  const common = { difficulty: 'easy', docType: 'markdown', answer: '' };
  const questions = [
    {
      ...common,
      id: 'q-1',
      question: 'What does the chain rule tell?',
      category: 'factual',
      source: 'chain-rule.md',
      expected: ['how to differentiate a composite function'],
    },
    {
      ...common,
      id: 'q-2',
      question: 'Why is the corner of the rectangle negligible?',
      category: 'factual',
      source: 'product-rule.md',
      expected: ['words that stand in none of the pages'],
    },
    {
      ...common,
      id: 'q-3',
      question: 'How did Napoleon lose the battle of Waterloo?',
      category: 'unanswerable',
      source: '',
      expected: [],
    },
    {
      ...common,
      id: 'q-4',
      question: 'Where do the penguins keep their lanterns?',
      category: 'factual',
      source: 'long.md',
      expected: ['penguins keep their lanterns under the ice'],
    },
  ];
  const gold = join(folder, 'gold.jsonl');
  writeFileSync(gold, questions.map((question) => JSON.stringify(question)).join('\n'));
  return { gold, corpus };
}

/** More pieces than one answer of the source viewer holds; only the last one is asked for. */
function longPage(): string {
  const sections = Array.from(
    { length: 60 },
    (_, at) =>
      `## Chapter ${at}\n\nThe ${at}th chapter counts ${at * 3} boats that leave the harbour before noon. Its captain, number ${at}, writes a letter about each of them.`,
  );
  return `# The long page\n\n${sections.join('\n\n')}\n\n## The end\n\nThe penguins keep their lanterns under the ice.\n`;
}

// features: A24, A25, A69, L04
describe('the weekly evaluation', () => {
  it('takes files and questions through the product and publishes figures and every miss with its reason', async () => {
    await using database = await mainEngine.open();
    const sql = database.databases.app;
    const weekly = writeCourse();
    await createWeeklyRun({ sql, weekly })(AbortSignal.timeout(280_000));
    const [summary] = await latestRuns(sql);
    expect(summary).toMatchObject({ suite: 'retrieval', complete: true, failures: 1 });
    const run = await findRun(sql, summary?.id ?? '');
    expect(run?.figures.find(({ key }) => key === 'hit5')).toMatchObject({ value: 2 / 3, n: 3 });
    expect(run?.cases.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([
      ['q-1', 'passed', null],
      ['q-2', 'failed', 'not extracted'],
      ['q-3', 'passed', null],
      ['q-4', 'passed', null],
    ]);
    expect(run?.cases[1]?.trace.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['guard', 'retrieval.hits', 'turn.complete']),
    );
  }, 300_000);

  it('does nothing where nothing was set to be measured, and tells why it failed', async () => {
    await using database = await mainEngine.open();
    const sql = database.databases.app;
    await createWeeklyRun({ sql, weekly: undefined })(AbortSignal.timeout(1_000));
    const gold = join(folder, 'bad.jsonl');
    writeFileSync(gold, '{"id": 7}\n');
    const run = createWeeklyRun({ sql, weekly: { gold, corpus: folder } });
    await expect(run(AbortSignal.timeout(120_000))).rejects.toThrow('line 1: id:');
    expect((await latestRuns(sql)).filter(({ isSample }) => !isSample)).toEqual([]);
  }, 150_000);
});
