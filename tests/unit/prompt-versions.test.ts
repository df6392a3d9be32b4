import { expect, it } from 'vitest';
import { digest } from '../../src/ground/crypto/index.ts';
import { promptShelf } from '../../src/tutor/index.ts';

const input = {
  courseTitle: 'Course',
  institution: 'School',
  language: 'en',
  snapshot: {
    history: [],
    mastery: [{ conceptId: 'c', name: 'Limits', probability: 0.4, low: 0.2, high: 0.6 }],
    quiz: {
      totalAttempts: 2,
      averageScore: 0.5,
      passRate: 0.5,
      weakAreas: ['Limits'],
      latest: { concept: 'Limits', score: 1, max: 2 },
    },
  },
  strategy: { name: 'scaffolding', concept: null },
  passages: [],
  unanswerable: true,
  guideOnly: true,
  results: [],
} as const;

/** What each version says, once and for all: schools are held to it by its name. */
const said: Readonly<Record<string, string>> = {
  'tutor-1': 'Vom5YQ-6r96-cXWRnPOjLQn7Oa15ByVmnOlfpXQDmtg',
  'grounded-qa-1': 'dnsgRXrvQDTD5rphF0HkcUz26kUPwbw5kat3lWKDj5w',
  'synthesis-1': 'injtcV3IwwkWeyQCGJfYNlEkUL5j50_cHc3RNs_sSLQ',
};

// features: B06
it.each(Object.values(promptShelf).flat())(
  'never changes the words of a version that a school may be held to: $version',
  ({ version, write }) => {
    // Where this fails, take the change back and give it a version of its own on the shelf.
    expect(digest(write(input as never))).toBe(said[version]);
  },
);
