import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictOn } from '../../src/gradebook/gradebook-verdict.ts';
import { wantStep } from '../../src/gradebook/want-step.ts';

const at = fc.integer({ min: 1, max: 5 }).map((second) => new Date(second * 1000));
const score = fc.constantFrom(0, 0.25, 0.5, 1);
const comment = fc.constantFrom('one', 'another');
const wanted = fc.record({ score, comment, workedAt: at });
const kept = fc.record({
  state: fc.constantFrom('waiting', 'posted', 'refused', 'held', 'proposed', 'undone' as const),
  deed: fc.constantFrom('post', 'undo' as const),
  score,
  comment,
  workedAt: fc.option(at),
  undoneWorkedAt: at,
});

// features: B08
describe('a grade that is wanted', () => {
  it('never goes out by itself where a teacher approves first', () => {
    fc.assert(
      fc.property(fc.option(kept, { nil: undefined }), wanted, (before, grade) => {
        expect(wantStep(before, grade, true)).not.toBe('wait');
      }),
    );
  });

  it('brings nothing back that was taken back, unless newer work was done', () => {
    fc.assert(
      fc.property(kept, wanted, fc.boolean(), (before, grade, asksFirst) => {
        const undone = { ...before, deed: 'undo' } as const;
        const isOld = grade.workedAt <= undone.undoneWorkedAt;
        const isUnderWay = undone.state === 'waiting';
        const step = wantStep(undone, grade, asksFirst);
        expect(['wait', 'propose'].includes(step)).toBe(!isOld && !isUnderWay);
      }),
    );
  });

  it('is not posted twice for other words about the same work', () => {
    const before = { state: 'posted', deed: 'post', undoneWorkedAt: null } as const;
    fc.assert(
      fc.property(score, at, (same, workedAt) => {
        const posted = { ...before, score: same, comment: 'in English', workedAt };
        const again = { score: same, comment: 'auf Deutsch', workedAt };
        expect(wantStep(posted, again, false)).toBe('none');
      }),
    );
  });
});

// features: B08, I8
describe('what stands in the gradebook', () => {
  const ours = {
    deed: 'undo',
    score: 0.8,
    comment: '',
    version: 2,
    sentVersion: 1,
    sentScore: 0.8,
    postedScore: 0.8,
    postedBefore: [],
  } as const;
  const tried = { ...ours, postedBefore: [] };

  it('is taken back only where it is ours, and where that can be seen', () => {
    expect(verdictOn(tried, 0.8)).toBe('send');
    expect(verdictOn(tried, 0.80001)).toBe('send');
    expect(verdictOn(tried, null)).toBe('empty');
    expect(() => verdictOn(tried, 0.9)).toThrow(/left as it is/);
    expect(() => verdictOn(tried, 'unread')).toThrow(/read grades back/);
  });

  it('is known again when the answer to taking it back was lost', () => {
    const before = [{ score: 0.5, comment: '' }];
    const again = { ...tried, sentVersion: 2, sentScore: 0.5, postedBefore: before };
    expect(verdictOn(again, 0.5)).toBe('arrived');
    expect(verdictOn(again, 0.8)).toBe('send');
  });
});
