const place = (rank: number | null): string =>
  rank === null ? 'not among the first ten' : `at place ${rank}`;

/** What the page says of what serves and what waits. */
export const gateWords = {
  title: 'What serves your students, and what waits',
  lead: 'When you call an answer to a question of your own right, it becomes a case of your institution. A change of the models, prompts or search goes live only when these cases do not get worse.',
  cases: (count: number) =>
    count === 1 ? 'Your institution has 1 case.' : `Your institution has ${count} cases.`,
  noCases:
    'No answer was called right yet, so nothing is held back: whatever is newest serves. Ask under “Try the tutor”, and say under the answer whether it is right.',
  unchanged: 'Nothing waits, and nothing was decided yet: what served then serves now.',
  serving: 'All that serves',
  waits: (version: string) => `${version} waits.`,
  serves: (version: string) => `${version} serves.`,
  parts: {
    embedder: 'Search by meaning',
    reader: 'Reading of files',
    ranking: 'Order of what is found',
    tutor: 'Prompt of the tutor',
    'grounded-qa': 'Prompt of strict answers',
    synthesis: 'Prompt of the agent’s answers',
    pictures: 'Prompt about pictures in questions',
    'picture-alone': 'Words for pictures that come without any',
    planner: 'Prompt of the agent’s plans',
    verifier: 'Prompt of the agent’s checks',
    query: 'Prompt that rewords follow-up questions',
    extraction: 'Prompt that makes tables',
    draft: 'Prompt of drafts to teachers',
    prepared: 'Prompt of answers prepared in advance',
    repair: 'Prompt that mends replies',
  } satisfies Record<string, string> as Readonly<Record<string, string>>,
  tried: {
    index: 'It is tried on the cases by itself within minutes.',
    prompt:
      'It waits for a run of your cases by the operator of this installation, with the model that answers here.',
  },
  verdicts: {
    passed: (version: string, when: string) => `${version} passed the cases on ${when}.`,
    failed: (version: string, when: string) =>
      `${version} did not pass the cases on ${when}, so that what served goes on serving. The operator can let it in with a reason.`,
    overruled: (version: string, when: string) =>
      `${version} was let in by the operator on ${when}.`,
    no_cases: (version: string, when: string) =>
      `${version} went live on ${when}: there was no case to try it on.`,
    not_kept: (version: string, when: string) =>
      `${version} went live on ${when}: what served before could be asked no more.`,
    regressed: (version: string, when: string) =>
      `${version} came with a release on ${when} and does worse on the cases. It could not be held back; the operator can put the release back.`,
  },
  because: (reason: string) => `The reason given: “${reason}”`,
  table: (cases: number) =>
    `The trial on ${cases} ${cases === 1 ? 'case' : 'cases'}, with 95 % intervals`,
  columns: {
    measure: 'Measure',
    before: 'What served',
    after: 'What was tried',
    verdict: 'Result',
  },
  results: { better: 'better', same: 'no difference shown', worse: 'worse' },
  lost: (lost: number, won: number) =>
    `${lost} ${lost === 1 ? 'case is' : 'cases are'} lost, ${won} won. Lost: the passage that the right answer cited was among the first five and is no more.`,
  others: (count: number) =>
    `${count} of them ${count === 1 ? 'belongs' : 'belong'} to colleagues or other courses and ${count === 1 ? 'is' : 'are'} shown to them only.`,
  asked: 'Question',
  answered: 'The answer that was called right',
  cited: 'It cited',
  stood: (before: number | null, after: number | null) =>
    `Its passage was ${place(before)}, and would be ${place(after)}.`,
};
