import { digest } from '../../src/ground/crypto/index.ts';
import { goldFile, type judgedAnswers, type RunReport } from '../../src/quality/index.ts';

type Answers = Awaited<ReturnType<typeof judgedAnswers>>;

/** What a made-up run was made with, and the run before it. */
interface Made {
  readonly setup: Readonly<Record<string, string>>;
  /** Of the run before, where it was another one. */
  readonly before: Readonly<Record<string, string>>;
}

/** A whole run of grounding on these answers that all pass, compared with one that is as good. */
export function passedRun(answers: Answers, { setup, before }: Made): RunReport {
  const fingerprint = digest(goldFile(answers));
  const made: Record<string, string> = { corpus: 'files', mode: 'tutor', ...setup };
  const pairs = answers.length;
  const same = { pairs, before: 1, after: 1, p: 1, verdict: 'same' } as const;
  return {
    format: 1,
    id: '8f14e45f-ceea-467f-a0e6-1d1c2b6f9a10',
    suite: 'grounding',
    title: 'Grounding',
    startedAt: '2026-11-01T08:00:00Z',
    finishedAt: '2026-11-01T09:00:00Z',
    complete: true,
    setup: made,
    gold: { name: 'cases.jsonl', fingerprint, cases: pairs },
    figures: [],
    slices: [],
    tables: [],
    notes: [],
    comparisons: [
      {
        against: 'an earlier run',
        run: '0d0f9a0e-52c1-4a8b-9a55-5d6c4a1e7b11',
        pairs,
        verdict: 'same',
        earlier: {
          setup: { ...made, ...before },
          gold: fingerprint,
          complete: true,
          credited: true,
          passed: pairs,
        },
        measures: [{ key: 'answered', label: 'answered', test: 'McNemar, exact', ...same }],
      },
    ],
    cases: answers.map(({ turnId: id, question: title }) => ({
      id,
      title,
      tags: {},
      measures: { answered: true },
      outcome: 'passed',
      reason: null,
      answeredBy: made['chat'],
      facts: {},
      transcript: [],
      trace: [],
    })),
  };
}
