import { describe, expect, it } from 'vitest';
import { weighModels, type RunReport } from '../../src/quality/index.ts';
import { passedRun } from '../support/passed-run.ts';

const answers = [
  {
    turnId: '0d0f9a0e-52c1-4a8b-9a55-5d6c4a1e7b11',
    courseId: 'course',
    verdict: 'right' as const,
    question: 'Where do boats lie at low tide?',
    answer: 'In the outer harbour.',
    cited: [{ fileName: 'tides.md', quote: 'At low tide boats lie in the outer harbour.' }],
  },
];

const serves = 'ollama:serving';

function runWith(chat: string): RunReport {
  return passedRun(answers, { setup: { chat }, before: { chat: serves } });
}

const chosen = ['anthropic:claude', 'openai:gpt'];

// features: B06
describe('of the models chosen for a school with test cases', () => {
  const refused = (names: readonly string[], runs: readonly RunReport[]) =>
    weighModels(answers, { names, serves }, runs).flatMap(({ name, objection }) =>
      objection ? [name] : [],
    );

  it('each needs a run of its own, also one that is asked only when another fails', () => {
    expect(refused(chosen, [])).toEqual(chosen);
    expect(refused(chosen, [runWith('anthropic:claude')])).toEqual(['openai:gpt']);
    expect(refused(chosen, chosen.toReversed().map(runWith))).toEqual([]);
  });

  it('the offline tutor needs none behind the others, and one where it stands first', () => {
    const behind = [...chosen, 'offline:extractive'];
    expect(refused(behind, chosen.map(runWith))).toEqual([]);
    expect(refused(['offline:extractive'], [])).toEqual(['offline:extractive']);
  });

  it('none needs a run at a school without cases', () => {
    expect(
      weighModels([], { names: chosen, serves }, []).map(({ objection }) => objection),
    ).toEqual([undefined, undefined]);
  });
});
