import { expect, it } from 'vitest';
import { digest } from '../../src/ground/crypto/index.ts';
import { helpLevels } from '../../src/learner/index.ts';
import { promptShelf } from '../../src/tutor/index.ts';
import { helpSection } from '../../src/tutor/prompts/help-section.ts';

const adjustments = [
  { kind: 'audience', audience: 'under_13' },
  { kind: 'audience', audience: '13_17' },
  { kind: 'audience', audience: 'adults' },
  ...(
    [
      'mathematics',
      'natural_science',
      'programming',
      'language_and_literature',
      'history_and_society',
    ] as const
  ).map((subject) => ({ kind: 'subject', subject, by: 'teachers' }) as const),
  ...(['examples_first', 'step_by_step', 'short', 'in_pictures'] as const).map(
    (wish) => ({ kind: 'wish', wish, heeded: true }) as const,
  ),
] as const;
const input = {
  courseTitle: 'Course',
  institution: 'School',
  language: 'en',
  snapshot: {
    history: [],
    misconceptions: [
      {
        id: 'm',
        conceptId: 'c',
        concept: 'Limits',
        description: 'That a limit is always reached',
        severity: 'medium',
        status: 'active',
        seen: 2,
      },
    ],
    episodes: [
      {
        conceptId: 'c',
        concept: 'Limits',
        kind: 'analogy',
        what: 'a shrinking step',
        worked: true,
      },
    ],
    mastery: [{ conceptId: 'c', name: 'Limits', probability: 0.4, low: 0.2, high: 0.6 }],
    quiz: {
      totalAttempts: 2,
      averageScore: 0.5,
      passRate: 0.5,
      weakAreas: ['Limits'],
      latest: { concept: 'Limits', score: 1, max: 2 },
    },
  },
  strategy: {
    name: 'scaffolding',
    concept: null,
    adjustments,
    help: 'hint_first',
  },
  adjustments,
  passages: [],
  unanswerable: true,
  guideOnly: true,
  results: [],
  question: 'What is a limit?',
  fields: ['term'],
  focus: 'The sheet about limits',
  documents: ['Sheet 1'],
  tools: [{ name: 'search', usage: 'finds' }],
  found: ['search: 3 passages'],
  feedback: 'the definition',
  actionsLeft: 3,
  concept: 'Limits',
  known: ['What is a limit?'],
  count: 3,
  options: ['A value', 'A gap', 'A line'],
} as const;
const ofConcepts = {
  ...input,
  concepts: [{ mark: 'c1', name: 'Limits' }],
  known: [{ mark: 'm1', concept: 'c1', status: 'active', description: 'That a limit is reached' }],
};
/** What other prompts are written of: one sentence, or a number. */
const ofOther: Readonly<Record<string, unknown>> = {
  'query-1': 'Course',
  'repair-1': 'Course',
  'picture-alone-1': 2,
  'open-work-1': 'Homework 1',
  'evaluation-1': ofConcepts,
  'concepts-1': {
    ...ofConcepts,
    sections: [
      {
        marker: 1,
        title: 'Limits',
        heading: 'Values',
        terms: ['limit'],
        excerpt: 'A limit is a value.',
      },
    ],
  },
};

/** What each version says, once and for all: schools are held to it by its name. */
const said: Readonly<Record<string, string>> = {
  'tutor-4': 'YGfC5Kcbd8otYYRbx0IOzDwvCz02LOKbcM8HYd8-OQs',
  'tutor-3': '1DdJUwQ0rWx5GbTak_dlJMvrNLAydaAY6RRx-VCgIqY',
  'tutor-2': 'j-XSIoYAYkxr97S77PBwwdhsG7fCqeq6sRW2Ha_eo2w',
  'tutor-1': 'Vom5YQ-6r96-cXWRnPOjLQn7Oa15ByVmnOlfpXQDmtg',
  'grounded-qa-2': 'FbPLrX3zVrzc4DNn80mdXpq_QUC3rn6slx4izv6qiFc',
  'grounded-qa-1': 'dnsgRXrvQDTD5rphF0HkcUz26kUPwbw5kat3lWKDj5w',
  'synthesis-4': 'L5Z-3t46Mf1sKWjFD-VkM4Km12diMDJhmzk6OzrIb2w',
  'synthesis-3': 'RJc_pWLA_6ge_TCc58ciN8WDwFXD7DcUY7gz3hvadSQ',
  'synthesis-2': 'OhSG5PfoFcU8dKyMoqTVPuO31qlvJESzH_0ldG91wRU',
  'synthesis-1': 'injtcV3IwwkWeyQCGJfYNlEkUL5j50_cHc3RNs_sSLQ',
  'pictures-1': 'Estaou0BMYwbyiwSty-_R_W4t882Xc5P-ONzsz7yPxk',
  'open-work-1': 'hqznZrMDvgfgGD6ZGVPaqCKFnjiDW78Kzt9KSWLa-gQ',
  'picture-alone-1': 'HvSUxkS1trcvyge9xsbHlZpDYTct9cj8LutNiY7cSO8',
  'planner-2': 'uEFTC1f5mapv33oEF_UbAao_hIk6S0nnW9xkkKNHlRs',
  'planner-1': 'aIUZA4YWt2MG50jSV_5KRB9bCZDaE37elabG0rXoofY',
  'verifier-1': 'iP_N-IMITvfVZK9PjVxtjXmA07sbOlHEg_5hFqBtZBQ',
  'query-1': 'eP8VPT55wuzYosK3QI7l2oDYlFBU90AOOpdDTlApeQc',
  'extraction-1': 'fJwfeZHpnSTM1p3cWbxcwEZwve6G5J23bYbukmgWiUc',
  'draft-1': 'FgWy3MedUmo1FusZbyfajq4a94sfmBXuUQlI6p-NxG0',
  'prepared-1': 'OlrlY53gh_KdJxwaT3by4IxqL1XDERJZUu-pWAqXhHM',
  'questions-2': 'JXAgS38OmJPuZBiGD8w1hJryaRgeH3GI5LoT9SfFBm0',
  'questions-1': 'qo7l9HJ0TPVJECmbsbk1-CRG6W4mSXbImOF5z6DcvU4',
  'second-opinion-1': '6JuFG-x5oBh7N2XGk__L_PTvS-XM6Zz_GB8bEqNsEmM',
  'exercise-1': 'SaPDVUl6GPKu4iOQbGMXRbeNG33Ek8jcZy4f3IOFrug',
  'concepts-1': 'TSjRMNUzPPpl6QT2Y6eiPVv298uPgsdpeCedPNPZAxI',
  'evaluation-1': 'Z1NPJoqi3Ej8GSFp89iESCrKhC1Ia1dLB4ZHtPuQyoE',
  'moderation-1': '2n3ZyvhEfIYzxjejRxThyomjoUqcTZaeTmniaGsKmDU',
  'repair-1': 'dxlvfbkFHW0ip-ufLRlycZQQAW7pdDlTmcjJkhASO1Q',
};

// features: B06, B13
it('never changes the words about how much help to begin with under the name of a version', () => {
  // They stand in tutor-4 and synthesis-4.
  expect(digest(helpLevels.map(helpSection).join('\n'))).toBe(
    'VHZSlHSuPyiQHXqg1MsF8vuTwlx8MkXZai7FD2edsEU',
  );
});

// features: B06
it.each(Object.values(promptShelf).flat())(
  'never changes the words of a version that a school may be held to: $version',
  ({ version, write }) => {
    // Where this fails, take the change back and give it a version of its own on the shelf.
    const given = ofOther[version] ?? input;
    expect(digest(write(given as never))).toBe(said[version]);
  },
);
