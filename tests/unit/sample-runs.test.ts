import { describe, expect, it } from 'vitest';
import { readQuestions } from '../../evals/gold/question.ts';
import { sampleQuestions, sampleSuites } from '../../evals/sample/sample.ts';
import { summarise } from '../../evals/report/summarise.ts';
import { suites } from '../../evals/suites/suites.ts';
import { sampleRuns } from '../../src/quality/index.ts';

// features: A62, L40
describe('the runs that come with the program', () => {
  it('are there for every suite that is said to come with one', () => {
    expect(sampleRuns().map(({ suite }) => suite)).toEqual(sampleSuites);
  });

  it.each(sampleRuns())('are of the questions that lie beside them: $suite', async (run) => {
    const { entries, fingerprint } = await readQuestions(sampleQuestions);
    expect(run).toMatchObject({ complete: true, setup: { chat: 'offline:extractive' } });
    expect(run.gold.fingerprint).toBe(fingerprint);
    const asked = new Set(run.cases.map(({ transcript }) => transcript[0]?.text));
    const questions = entries.map(({ question }) => question);
    if (run.suite === 'retrieval') expect([...asked]).toEqual(questions);
    for (const question of asked) expect(questions).toContain(question);
    expect(run.cases).toHaveLength(run.gold.cases);
  });

  it.each(sampleRuns())('say what their cases say: $suite', (run) => {
    const suite = suites.find(({ name }) => name === run.suite);
    const again = summarise(run.cases, suite?.measures ?? []);
    expect(again.length).toBeGreaterThan(3);
    for (const figure of again)
      expect(run.figures.find(({ key }) => key === figure.key)).toEqual(figure);
  });
});
