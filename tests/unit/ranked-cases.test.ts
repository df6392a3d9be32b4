import { describe, expect, it } from 'vitest';
import { conclude, type Rank } from '../../src/quality/ranked-cases.ts';

/** So many right answers whose passage stood and stands at these places. */
function tried(cases: number, before: Rank, after: Rank) {
  return Array.from({ length: cases }, (_, at) => ({
    answer: {
      turnId: `turn-${at}`,
      courseId: 'course',
      verdict: 'right' as const,
      question: `question ${at}`,
      answer: 'It is so.',
      cited: [{ fileName: 'page.md', quote: 'It is so.' }],
    },
    before,
    after,
  }));
}

// features: B06
describe('what is new to a school', () => {
  it('is not held back because the passages of up to seven answers moved from first to second', () => {
    for (const cases of [1, 2, 3, 7])
      expect(conclude('newcomer', tried(cases, 1, 2)).isHeldBack).toBe(false);
  });

  it('is held back where all of eight moved so', () => {
    expect(conclude('newcomer', tried(8, 1, 2)).isHeldBack).toBe(true);
  });

  it('is held back by one case lost more than won, where there are seven or fewer', () => {
    expect(conclude('newcomer', tried(1, 1, null)).isHeldBack).toBe(true);
    expect(conclude('newcomer', [...tried(3, 1, 1), ...tried(1, 2, 8)]).isHeldBack).toBe(true);
    const even = [...tried(1, 1, null), ...tried(1, null, 1)];
    expect(conclude('newcomer', even).isHeldBack).toBe(false);
  });
});
